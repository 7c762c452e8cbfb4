create table if not exists progress_rows (
    id uuid not null constraint progress_rows_pk primary key,
    stage smallint not null,
    kind text not null,
    institutions text[] not null,
    parent uuid,
    proposed_on date,
    negotiated_on date,
    signed_on date,
    implementing_on date,
    evaluated_on date,
    since date,
    open_due date[] not null,
    open_undated integer not null,
    fulfilled integer not null,
    closed boolean not null,
    version bigint not null
) with (fillfactor = 80);
