create schema if not exists people;
-- The only place where a person's name, phones, mails and addresses are. All else refers to people by id.
create table if not exists people.people (
    id          text constraint people_pk primary key,
    version     bigint not null,
    name_zh     text collate {chinese},
    name_en     text,
    institution text,
    -- The institution that entered the person and answers for the data, beside the one they work at.
    kept_by     text,
    title_zh    text,
    title_en    text,
    phones      text[],
    mails       text[],
    addresses   text[],
    language    text,
    note        text,
    tokens      text[],
    haystack    text,
    initials    text,
    pinyin      text,
    -- By which reading of names the four columns before were made.
    search_shape integer,
    entered_by  text,
    entered_at  timestamptz,
    changed_by  text,
    changed_at  timestamptz,
    erased_by   text,
    erased_at   timestamptz,
    erased_for  text,
    -- Either a person, or what is left of one: that there was somebody, and who erased them when and why.
    constraint people_whole_or_erased check (
        erased_at is null
            and num_nulls(name_zh, institution, kept_by, phones, mails, addresses, language, tokens, haystack, initials, pinyin,
                entered_by, entered_at, changed_by, changed_at) = 0
            and num_nonnulls(erased_by, erased_for) = 0
        or erased_at is not null and num_nulls(erased_by, erased_for) = 0
            and num_nonnulls(name_zh, name_en, institution, kept_by, title_zh, title_en, phones, mails, addresses, language, note,
                tokens, haystack, initials, pinyin, entered_by, entered_at, changed_by, changed_at) = 0)
);
alter table people.people add column if not exists search_shape integer;
create index if not exists people_by_name on people.people (name_zh, id) where erased_at is null;
create index if not exists people_by_institution on people.people (institution, name_zh, id) where erased_at is null;
create index if not exists people_by_keeper on people.people (kept_by) where erased_at is null;
create index if not exists people_by_token on people.people using gin (tokens);
-- What was done with the data of people, by whom and why; nothing of the people themselves. Rows are added, never changed.
create table if not exists people.deeds (
    number      bigint generated always as identity constraint deeds_pk primary key,
    person      text not null,
    what        text not null check (what in ('registered', 'changed', 'erased')),
    account     text not null,
    stood_for   text,
    institution text not null,
    reason      text,
    done_at     timestamptz not null default now()
);
create index if not exists deeds_by_person on people.deeds (person, number);
