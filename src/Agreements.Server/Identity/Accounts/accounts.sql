create schema if not exists accounts;
-- Who can sign in or call. No names, phones or addresses: "person" refers to the people kept elsewhere.
create table if not exists accounts.accounts (
    id                text primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
    name              text not null check (length(name) between 1 and 64),
    folded_name       text not null unique,
    person            text,
    external_subject  text unique,
    is_machine        boolean not null default false,
    password_hash     text,
    must_change       boolean not null default false,
    stamp             text not null,
    failures          integer not null default 0,
    locked_until      timestamptz,
    two_factor        boolean not null default false,
    authenticator_key text,
    recovery_codes    text[] not null default '{}',
    disabled_at       timestamptz,
    created_at        timestamptz not null default now(),
    version           bigint not null default 1
);
-- A role held for an institution, from a day through a day (Asia/Shanghai).
create table if not exists accounts.grants (
    id          bigint generated always as identity primary key,
    account     text not null references accounts.accounts (id),
    role        text not null check (role in ('coordinator', 'representative', 'approver', 'auditor', 'administrator')),
    institution text not null check (institution ~ '^[a-z0-9-]{1,80}$'),
    from_day    date not null,
    until_day   date check (until_day >= from_day),
    ended_at    timestamptz
);
create index if not exists grants_account on accounts.grants (account);
-- While it lasts, one acts for another in one of the other's roles.
create table if not exists accounts.delegations (
    id           bigint generated always as identity primary key,
    from_account text not null references accounts.accounts (id),
    to_account   text not null references accounts.accounts (id) check (to_account <> from_account),
    role         text not null,
    institution  text not null,
    from_day     date not null,
    until_day    date not null check (until_day >= from_day),
    granted_by   text not null,
    revoked_at   timestamptz
);
create index if not exists delegations_to on accounts.delegations (to_account);
create index if not exists delegations_from on accounts.delegations (from_account);
-- Keys of programs: only the SHA-256 of a key is here. A key can be bound to one role; without scopes it may do all that the role may.
create table if not exists accounts.keys (
    id          bigint generated always as identity primary key,
    account     text not null references accounts.accounts (id),
    digest      bytea not null unique check (length(digest) = 32),
    prefix      text not null,
    name        text not null check (length(name) between 1 and 100),
    scopes      text[],
    role        text,
    institution text,
    expires_at  timestamptz not null,
    created_at  timestamptz not null default now(),
    used_at     timestamptz,
    revoked_at  timestamptz,
    from_file   boolean not null default false
);
create index if not exists keys_account on accounts.keys (account);
-- A one-time code counts once, even within the minutes in which it is right.
create table if not exists accounts.used_codes (
    account text not null references accounts.accounts (id),
    code    text not null,
    used_at timestamptz not null,
    primary key (account, code)
);
-- The keys that cookies and authenticator keys are encrypted with, where AGREEMENTS_SECRETS names no folder for them.
create table if not exists accounts.key_ring (
    name text primary key,
    xml  text not null
);
-- Who changed what on which account; never a secret. Rows are added and stay as they are.
create table if not exists accounts.changes (
    number  bigint generated always as identity primary key,
    at      timestamptz not null,
    by      text not null,
    what    text not null,
    account text not null,
    details jsonb not null default '{}'
);
create index if not exists changes_account on accounts.changes (account, number);
create or replace function accounts.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'accounts.changes is append-only' using errcode = '42501'; end $$;
create or replace trigger changes_stay before update or delete or truncate on accounts.changes
    for each statement execute function accounts.refuse_change();
-- Sessions that somebody signed out of, until they would have ended by themselves.
create table if not exists accounts.ended_sessions (
    id       text primary key,
    account  text not null references accounts.accounts (id),
    ended_at timestamptz not null
);
create index if not exists ended_sessions_account on accounts.ended_sessions (account);
-- Browsers that somebody has signed in with. Wrong tries of a known one are counted here and not on the account, so that the tries of a stranger
-- keep nobody out who is known. Only the SHA-256 of the cookie is here.
create table if not exists accounts.devices (
    digest       bytea primary key check (length(digest) = 32),
    account      text not null references accounts.accounts (id),
    failures     integer not null default 0,
    locked_until timestamptz,
    used_at      timestamptz not null
);
create index if not exists devices_account on accounts.devices (account);
-- Sessions on the pages, for their owners to see and end; gone when they would have ended by themselves.
create table if not exists accounts.sessions (
    number   bigint generated always as identity primary key,
    id       text not null unique,
    account  text not null references accounts.accounts (id),
    stamp    text not null,
    begun_at timestamptz not null,
    browser  text not null
);
create index if not exists sessions_account on accounts.sessions (account);
-- What somebody likes to see again: the conditions of a list under a name of their own.
create table if not exists accounts.views (
    number  bigint generated always as identity primary key,
    account text not null references accounts.accounts (id),
    page    text not null check (page ~ '^/[a-z-]{1,40}$'),
    name    text not null check (length(name) between 1 and 60),
    query   text not null check (length(query) <= 2000),
    unique (account, page, name)
);
-- How far somebody has seen an agreement, and how far they had before this visit; which ones they watch.
create table if not exists accounts.looks (
    account   text not null references accounts.accounts (id),
    agreement uuid not null,
    version   bigint not null,
    at        timestamptz not null,
    before    bigint,
    before_at timestamptz,
    primary key (account, agreement)
);
create table if not exists accounts.watches (
    account   text not null references accounts.accounts (id),
    agreement uuid not null,
    since     timestamptz not null,
    primary key (account, agreement)
);
-- Agreements that somebody has begun to propose: what was typed so far.
create table if not exists accounts.drafts (
    number     bigint generated always as identity primary key,
    account    text not null references accounts.accounts (id),
    key        uuid not null,
    typed      jsonb not null,
    updated_at timestamptz not null
);
create index if not exists drafts_account on accounts.drafts (account, updated_at);
-- Spreadsheets that somebody is about to import: kept between the steps, for a day. Once recorded, what it came to and no longer the file.
create table if not exists accounts.uploads (
    number    bigint generated always as identity primary key,
    account   text not null references accounts.accounts (id),
    file_name text not null,
    content   bytea,
    kind      text,
    recorded  jsonb,
    at        timestamptz not null
);
create index if not exists uploads_account on accounts.uploads (account, at);
-- What somebody said that a column of their spreadsheets tells.
create table if not exists accounts.import_columns (
    account text not null references accounts.accounts (id),
    heading text not null check (length(heading) between 1 and 200),
    field   text not null,
    primary key (account, heading)
);
-- Secret addresses of calendars, for programs that cannot sign in: only the SHA-256 of the secret is here. Each shows what its owner sees in the role in
-- which it was made, and nothing once that is not theirs.
create table if not exists accounts.calendar_feeds (
    number      bigint generated always as identity primary key,
    account     text not null references accounts.accounts (id),
    digest      bytea not null unique check (length(digest) = 32),
    role        text not null,
    institution text not null,
    for_account text,
    about       text not null check (about in ('mine', 'agreement', 'institution')),
    subject     text check ((subject is null) = (about = 'mine') and length(subject) <= 80),
    language    text not null check (language in ('zh-CN', 'en')),
    made_at     timestamptz not null,
    fetched_at  timestamptz,
    ended_at    timestamptz
);
create unique index if not exists calendar_feeds_live on accounts.calendar_feeds
    (account, role, institution, coalesce(for_account, ''), about, coalesce(subject, '')) where ended_at is null;
-- Who has read the hint with which one begins, and does not need it again.
create table if not exists accounts.hints_aside (
    account text primary key references accounts.accounts (id),
    at      timestamptz not null
);
