create table if not exists indicator_rows (
    agreement uuid not null,
    id text not null,
    number integer not null,
    indicator jsonb not null,
    latest jsonb not null,
    measurements jsonb not null,
    agreement_zh text not null,
    agreement_en text,
    version bigint not null,
    -- The roll-up reads the rows of many agreements by this key.
    constraint indicator_rows_pk primary key (agreement, id)
) with (fillfactor = 80);
