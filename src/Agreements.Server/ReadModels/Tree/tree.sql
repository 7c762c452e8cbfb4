create table if not exists tree_nodes (
    id uuid not null constraint tree_nodes_pk primary key,
    parent uuid,
    title_zh text collate {chinese} not null,
    title_en text,
    kind text not null,
    stage smallint not null,
    standing text not null,
    kept integer not null,
    commitments integer not null,
    clauses jsonb not null,
    carried jsonb not null,
    counts boolean not null,
    version bigint not null
) with (fillfactor = 80);
create index if not exists tree_nodes_by_parent on tree_nodes (parent, title_zh, id) where parent is not null;
-- Which agreements carry clauses of one: the ids of those above are the keys.
create index if not exists tree_nodes_carried on tree_nodes using gin (carried) where carried <> '{}'::jsonb;
-- Which agreements have clauses that somebody should carry.
create index if not exists tree_nodes_with_clauses on tree_nodes (id) where clauses <> '[]'::jsonb;
