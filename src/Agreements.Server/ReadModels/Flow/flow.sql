create table if not exists flow_moves (
    agreement_id uuid not null,
    version bigint not null,
    stage smallint not null,
    ended boolean not null,
    day date,
    earliest date,
    known_by date not null,
    constraint flow_moves_pk primary key (agreement_id, version)
);
