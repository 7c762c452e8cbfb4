create table if not exists board_cards (
    id uuid not null constraint board_cards_pk primary key,
    stage smallint not null,
    title_zh text not null,
    title_en text,
    kind text not null,
    principals jsonb not null,
    since date,
    from_source boolean not null,
    unmet jsonb not null,
    open_questions integer not null,
    standing text not null,
    closed boolean not null,
    version bigint not null
) with (fillfactor = 80);
create index if not exists board_cards_longest_first on board_cards (closed, stage, (coalesce(since, date 'infinity')), id);
