create table if not exists register_rows (
    id uuid not null,
    reference text,
    kind text not null,
    stage smallint not null,
    standing text not null,
    title_zh text collate {chinese} not null,
    title_en text,
    parent uuid,
    parties jsonb not null,
    institutions text[] not null,
    signed_on text,
    signed_earliest date,
    signed_latest date,
    gaps jsonb not null,
    source_id text,
    recorded_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null,
    -- Counting by stage, kind and standing what a search found needs no more than this index.
    constraint register_rows_pk primary key (id) include (stage, kind, standing)
) with (fillfactor = 80);
create index if not exists register_rows_by_title on register_rows (title_zh, id);
create index if not exists register_rows_by_stage on register_rows (stage, title_zh, id);
create index if not exists register_rows_by_signed on register_rows ((coalesce(signed_earliest, date 'infinity')), id);
create index if not exists register_rows_by_signed_desc on register_rows ((coalesce(signed_earliest, date '-infinity')), id);
create index if not exists register_rows_by_updated on register_rows (updated_at, id);
create index if not exists register_rows_by_parent on register_rows (parent) where parent is not null;
create index if not exists register_rows_by_reference on register_rows (reference) where reference is not null;
create index if not exists register_rows_asleep on register_rows (updated_at, id) where stage = 3;
create index if not exists register_rows_facets on register_rows (stage, kind, standing);
create table if not exists register_search (
    id uuid not null constraint register_search_pk primary key,
    tokens text[] not null,
    institutions text[] not null,
    haystack text not null,
    initials text not null,
    version bigint not null
);
-- Tokens wait in a long list and are sorted in by autovacuum, not by the subscription in the middle of a page.
create index if not exists register_search_tokens on register_search using gin (tokens) with (gin_pending_list_limit = 65536);
create index if not exists register_search_institutions on register_search using gin (institutions);
