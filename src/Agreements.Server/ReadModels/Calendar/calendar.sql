create table if not exists calendar_rows (
    id uuid not null constraint calendar_rows_pk primary key,
    next_day date,
    dues jsonb not null,
    version bigint not null
);
create index if not exists calendar_rows_due on calendar_rows (next_day, id) where next_day is not null;
