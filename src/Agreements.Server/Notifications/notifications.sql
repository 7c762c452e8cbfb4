create schema if not exists notifications;
-- What there was to tell, once each: the id says what it is. Never a read model: no replay, no rebuild and no import writes here.
create table if not exists notifications.causes (
    id       text primary key,
    number   bigint generated always as identity unique,
    topic    text not null,
    -- The agreement or engagement; null for what is about the system.
    stream   uuid,
    day      date not null,
    at       timestamptz not null,
    -- The account whose deed it was; null for nobody's.
    by       text,
    facts    jsonb not null,
    audience jsonb not null,
    told_at  timestamptz
);
create index if not exists causes_waiting on notifications.causes (number) where told_at is null;
create index if not exists causes_stream on notifications.causes (stream, number);
-- Who was meant to be told of it, each once, why, and what was decided: told, or held back and why.
create table if not exists notifications.intended (
    -- A row of causes: written before in the same transaction, or long ago; nobody may delete one, so no reference is looked up for each row.
    cause           text not null,
    recipient       text not null,
    number          bigint generated always as identity unique,
    relation        text not null,
    relation_of     text,
    stands_for      text,
    state           text not null check (state in ('told', 'suppressed')),
    reason          text check ((reason is null) = (state = 'told')),
    mail            text not null check (mail in ('none', 'no-server', 'single', 'daily', 'weekly')),
    delivery        uuid,
    at              timestamptz not null,
    seen_at         timestamptz,
    acknowledged_at timestamptz,
    primary key (cause, recipient)
);
alter table notifications.intended drop constraint if exists intended_cause_fkey;
create index if not exists intended_own on notifications.intended (recipient, number desc);
create index if not exists intended_unseen on notifications.intended (recipient) where seen_at is null and state = 'told';
create index if not exists intended_delivery on notifications.intended (delivery) where delivery is not null;
-- What leaves the house: one message each. Its id is the same at every attempt.
create table if not exists notifications.deliveries (
    id        uuid primary key,
    recipient text not null,
    channel   text not null,
    -- One of many, for a day or a week; null for a mail of its own.
    digest    text check (digest in ('daily', 'weekly')),
    state     text not null check (state in ('waiting', 'sent', 'dropped', 'failed')),
    due_at    timestamptz,
    attempts  integer not null default 0,
    answer    text,
    at        timestamptz not null,
    ended_at  timestamptz
);
-- The id on the wire that a release before gave it; null for its own.
alter table notifications.deliveries add column if not exists sent_as text;
-- Whether a dead letter stands for what failed; what failed before there was the column has one.
alter table notifications.deliveries add column if not exists given_up boolean not null default true;
alter table notifications.deliveries alter column given_up set default false;
create index if not exists deliveries_waiting on notifications.deliveries (recipient, id) where state = 'waiting' and due_at is not null;
create index if not exists deliveries_missed on notifications.deliveries (recipient) where state = 'failed' and answer = 'off';
-- A digest is one message: what comes while it waits joins it.
create unique index if not exists deliveries_open_digest on notifications.deliveries (recipient, channel, digest) where state = 'waiting' and due_at is null;
-- How somebody, or by default the people of an institution, wants to be told.
create table if not exists notifications.preferences (
    holder      text primary key,
    awaited     text not null check (awaited in ('at-once', 'daily', 'weekly', 'inbox', 'off')),
    due         text not null check (due in ('at-once', 'daily', 'weekly', 'inbox', 'off')),
    news        text not null check (news in ('at-once', 'daily', 'weekly', 'inbox', 'off')),
    quiet_from  time,
    quiet_until time check ((quiet_from is null) = (quiet_until is null)),
    language    text check (language in ('zh-CN', 'en')),
    changed_by  text not null,
    changed_at  timestamptz not null
);
-- Since when a commitment has been seen without a day, by the rounds: no event says when it was missed.
create table if not exists notifications.undated (
    agreement  uuid not null,
    commitment text not null,
    since      date not null,
    primary key (agreement, commitment)
);
-- The days for which reminders were planned.
create table if not exists notifications.rounds (day date primary key, worked boolean not null, made_at timestamptz not null);
-- Group mailboxes, other systems and chat robots that administrators added or the operator's settings name. Addresses hold keys: they and the secrets are sealed.
create table if not exists notifications.endpoints (
    name           text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    channel        text not null check (channel in ('mail', 'webhook', 'dingtalk', 'feishu', 'wecom')),
    address        text not null,
    secrets        text[] not null,
    -- Whose sight it is told by; null for the sight of all, which only the operator's settings give.
    institution    text,
    language       text check (language in ('zh-CN', 'en')),
    topics         text[],
    kinds          text[],
    institutions   text[],
    allows_private boolean not null default false,
    failing_since  timestamptz,
    off_since      timestamptz,
    off_why        text,
    made_by        text not null,
    made_at        timestamptz not null,
    ended_at       timestamptz
);
alter table notifications.endpoints add column if not exists stages text[];
-- Whether the operator's settings name it.
alter table notifications.endpoints add column if not exists of_operator boolean not null default false;
alter table notifications.endpoints alter column institution drop not null;
-- When a robot was last asked, for the limits that its makers set: kept for a little over a minute.
create table if not exists notifications.robot_calls (endpoint text not null references notifications.endpoints (name), at timestamptz not null);
create index if not exists robot_calls_endpoint on notifications.robot_calls (endpoint, at);
-- Agreements that somebody watches by conditions of the register: of an institution, of a kind, or of whatever they search for.
create table if not exists notifications.watches (
    number      bigint generated always as identity primary key,
    account     text not null references accounts.accounts (id),
    query       text not null check (length(query) between 2 and 2000),
    stage       smallint,
    kind        text,
    standing    text,
    institution text,
    partner     text,
    region      text,
    text        text,
    since       timestamptz not null,
    unique (account, query)
);
-- After how many working days of silence a bureau's agreements are followed up: told again, and told to who approves above.
create table if not exists notifications.follow_ups (
    institution text primary key,
    again_after smallint not null check (again_after between 1 and 60),
    above_after smallint not null check (above_after between again_after and 60),
    changed_by  text not null,
    changed_at  timestamptz not null
);
-- People whom an administrator has told by their role: what, and of which agreements.
create table if not exists notifications.rules (
    name         text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    role         text not null check (role in ('coordinator', 'representative', 'approver', 'auditor')),
    -- Where they hold it; null for wherever.
    institution  text,
    topics       text[],
    kinds        text[],
    stages       text[],
    institutions text[],
    made_by      text not null,
    made_at      timestamptz not null,
    ended_at     timestamptz
);
