create table if not exists court_rows (
    id uuid not null constraint court_rows_pk primary key,
    title_zh text not null,
    title_en text,
    kind text not null,
    stage smallint not null,
    items jsonb not null,
    keys text[] not null,
    updated_at timestamptz not null,
    version bigint not null
);
create index if not exists court_rows_keys on court_rows using gin (keys);
