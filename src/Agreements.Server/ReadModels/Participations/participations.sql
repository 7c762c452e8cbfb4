create table if not exists participations (
    id uuid not null constraint participations_pk primary key,
    kind text not null,
    stage smallint not null,
    standing text not null,
    title_zh text collate {chinese} not null,
    title_en text,
    codes text[] not null,
    parties jsonb not null,
    owed jsonb not null,
    version bigint not null
) with (fillfactor = 80);
create index if not exists participations_by_code on participations using gin (codes);
