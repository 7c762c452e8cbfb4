create table if not exists engagement_rows (
    id uuid not null constraint engagement_rows_pk primary key,
    kind text not null,
    title_zh text not null,
    title_en text,
    held_on jsonb not null,
    day date not null,
    place text,
    participants text[] not null,
    agreements text[] not null,
    reference text,
    source jsonb not null,
    resolutions jsonb not null,
    action_items jsonb not null,
    open_items integer not null,
    version bigint not null
);
create index if not exists engagement_rows_by_day on engagement_rows (day desc, id);
create index if not exists engagement_rows_participants on engagement_rows using gin (participants);
create index if not exists engagement_rows_agreements on engagement_rows using gin (agreements);
