create table if not exists directory_institutions (
    id uuid not null constraint directory_institutions_pk primary key,
    code text not null constraint directory_institutions_code unique,
    kind text not null,
    name_zh text collate {chinese} not null,
    name_en text,
    aliases text[] not null,
    former_names text[] not null,
    region text,
    under text,
    merged_into text,
    version bigint not null
);
create index if not exists directory_institutions_by_region on directory_institutions (region text_pattern_ops);
create index if not exists directory_institutions_by_name on directory_institutions (name_zh, id);
create index if not exists directory_institutions_by_under on directory_institutions (under) where under is not null;
create table if not exists directory_institution_search (
    id uuid not null constraint directory_institution_search_pk primary key,
    tokens text[] not null,
    haystack text not null,
    initials text not null,
    pinyin text not null,
    version bigint not null
);
create index if not exists directory_institution_search_tokens on directory_institution_search using gin (tokens) with (gin_pending_list_limit = 65536);
create table if not exists directory_bodies (
    id uuid not null constraint directory_bodies_pk primary key,
    code text not null constraint directory_bodies_code unique,
    kind text not null,
    name_zh text collate {chinese} not null,
    name_en text,
    former_names text[] not null,
    chair text,
    co_leads text[] not null,
    members text[] not null,
    members_complete boolean not null,
    memberships jsonb not null,
    involved text[] not null,
    founded_on text,
    founded_by text,
    dissolved_on text,
    version bigint not null
);
create index if not exists directory_bodies_by_name on directory_bodies (name_zh, id);
create index if not exists directory_bodies_by_involved on directory_bodies using gin (involved);
create table if not exists directory_body_search (
    id uuid not null constraint directory_body_search_pk primary key,
    tokens text[] not null,
    haystack text not null,
    initials text not null,
    pinyin text not null,
    version bigint not null
);
create index if not exists directory_body_search_tokens on directory_body_search using gin (tokens) with (gin_pending_list_limit = 65536);
