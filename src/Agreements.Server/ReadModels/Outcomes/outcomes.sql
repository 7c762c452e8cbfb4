create table if not exists outcome_rows (
    agreement uuid not null,
    number integer not null,
    level smallint not null,
    year integer,
    outcome jsonb not null,
    institutions text[] not null,
    agreement_zh text not null,
    agreement_en text,
    kind text not null,
    version bigint not null,
    constraint outcome_rows_pk primary key (agreement, number)
) with (fillfactor = 80);
create index if not exists outcome_rows_by_level on outcome_rows (level, (coalesce(year, 0)) desc, agreement, number);
create index if not exists outcome_rows_institutions on outcome_rows using gin (institutions);
