create table if not exists directory_institutions (
    id uuid not null constraint directory_institutions_pk primary key,
    code text not null constraint directory_institutions_code unique,
    kind text not null,
    name_zh text collate {chinese} not null,
    name_en text,
    aliases text[] not null,
    region text,
    under text,
    version bigint not null
);
create index if not exists directory_institutions_by_region on directory_institutions (region text_pattern_ops);
create index if not exists directory_institutions_by_name on directory_institutions (name_zh, id);
create table if not exists directory_bodies (
    id uuid not null constraint directory_bodies_pk primary key,
    code text not null constraint directory_bodies_code unique,
    kind text not null,
    name_zh text collate {chinese} not null,
    name_en text,
    chair text,
    co_leads text[] not null,
    members text[] not null,
    members_complete boolean not null,
    founded_on text,
    founded_by text,
    version bigint not null
);
