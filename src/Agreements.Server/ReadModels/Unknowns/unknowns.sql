create table if not exists unknown_rows (
    id uuid not null constraint unknown_rows_pk primary key,
    title_zh text not null,
    title_en text,
    kind text not null,
    stage smallint not null,
    institutions text[] not null,
    gaps jsonb not null,
    codes text[] not null,
    number integer not null,
    version bigint not null
);
create index if not exists unknown_rows_by_number on unknown_rows (number desc, id desc) where number > 0;
create index if not exists unknown_rows_institutions on unknown_rows using gin (institutions);
create index if not exists unknown_rows_codes on unknown_rows using gin (codes);
