create schema if not exists documents;
-- One row per content, whatever it is called and how often it is attached; its digest is its name.
create table if not exists documents.contents (
    sha256     text primary key,
    size       bigint not null check (size > 0),
    media_type text not null,
    chunk_size integer not null,
    kept_at    timestamptz not null default now()
);
create table if not exists documents.chunks (
    sha256 text not null references documents.contents (sha256) on delete cascade,
    number integer not null,
    bytes  bytea not null,
    primary key (sha256, number)
);
-- Office documents, scans and pictures are compressed already: trying again costs time and gains nothing.
alter table documents.chunks alter column bytes set storage external;
