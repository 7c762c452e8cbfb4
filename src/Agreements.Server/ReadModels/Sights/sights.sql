create table if not exists sights (
    id uuid not null constraint sights_pk primary key,
    codes text[] not null,
    -- The codes, and all that stand above them by sight_edges; kept by the statements of SightTables.
    seen_by text[] not null default '{}',
    version bigint not null
) with (fillfactor = 80);
create index if not exists sights_by_seer on sights using gin (seen_by);
create table if not exists sight_edges (
    id uuid not null constraint sight_edges_pk primary key,
    code text not null,
    above text[] not null,
    version bigint not null
);
create index if not exists sight_edges_by_code on sight_edges (code);
