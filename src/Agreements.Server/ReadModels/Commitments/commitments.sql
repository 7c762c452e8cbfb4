create table if not exists commitment_rows (
    agreement uuid not null,
    id text not null,
    what text not null,
    title_zh text not null,
    title_en text,
    owner text,
    owner_name jsonb not null,
    due jsonb not null,
    due_latest date,
    every text,
    quantity jsonb not null,
    status text not null,
    is_owed boolean not null,
    percent integer,
    agreement_zh text not null,
    agreement_en text,
    kind text not null,
    stage smallint not null,
    standing text not null,
    version bigint not null,
    constraint commitment_rows_pk primary key (agreement, id)
) with (fillfactor = 80);
create index if not exists commitment_rows_due on commitment_rows ((coalesce(due_latest, date 'infinity')), agreement, id) where is_owed;
create index if not exists commitment_rows_by_owner on commitment_rows (owner, (coalesce(due_latest, date 'infinity')), agreement, id) where is_owed;
