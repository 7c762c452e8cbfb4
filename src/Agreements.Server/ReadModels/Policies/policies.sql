create table if not exists policies (
    id uuid not null,
    version bigint not null,
    kind text not null,
    number integer not null,
    valid_from date not null,
    policy jsonb not null,
    reason text not null,
    recorded_at timestamptz not null,
    "user" text,
    constraint policies_pk primary key (id, version)
);
