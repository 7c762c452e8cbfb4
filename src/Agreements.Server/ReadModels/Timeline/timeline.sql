create table if not exists timeline_entries (
    agreement_id uuid not null,
    version bigint not null,
    sequence bigint not null,
    type text not null,
    happened text,
    recorded_at timestamptz not null,
    "user" text,
    institution text,
    sentence_zh text not null,
    sentence_en text not null,
    stage_after smallint not null,
    stood_for text,
    constraint timeline_entries_pk primary key (agreement_id, version)
);
