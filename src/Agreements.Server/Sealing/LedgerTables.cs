namespace Agreements.Server.Sealing;

/// <summary>The tables of the ledger.</summary>
public static class LedgerTables
{
    /// <summary>Their schema.</summary>
    public const string Schema = "ledger";

    /// <summary>The statements that make them where they are missing.</summary>
    public const string Creation = $"""
        create schema if not exists {Schema};
        -- How many leaves there are, and up to which event: whoever adds leaves moves this, and nobody else can from the same place.
        create table if not exists {Schema}.head (
            one      boolean constraint head_pk primary key default true check (one),
            size     bigint not null default 0,
            position bigint not null default 0
        );
        insert into {Schema}.head default values on conflict do nothing;
        -- C2SP tlog-tiles: up to 256 hashes side by side. The last of each level grows.
        create table if not exists {Schema}.tiles (
            level  smallint not null,
            number bigint not null,
            hashes bytea not null,
            constraint tiles_pk primary key (level, number)
        );
        alter table {Schema}.tiles alter column hashes set storage external;
        -- Which events stand under the leaves of a tile of level 0.
        create table if not exists {Schema}.positions (
            number    bigint constraint positions_pk primary key,
            first     bigint not null,
            positions bigint[] not null
        );
        create index if not exists positions_by_first on {Schema}.positions (first);
        -- Events that were seen only when later ones were sealed: a transaction was held open for longer than the daemon waits.
        create table if not exists {Schema}.late (
            position bigint constraint late_pk primary key,
            index    bigint not null
        );
        create table if not exists {Schema}.checkpoints (
            size bigint constraint checkpoints_pk primary key,
            at   timestamptz not null,
            note text not null
        );
        create index if not exists checkpoints_by_time on {Schema}.checkpoints (at);
        create table if not exists {Schema}.cosignatures (
            size    bigint not null references {Schema}.checkpoints,
            witness text not null,
            at      timestamptz not null,
            line    text not null,
            constraint cosignatures_pk primary key (size, witness)
        );
        create index if not exists cosignatures_by_witness on {Schema}.cosignatures (witness, size);
        -- What a witness says against this log, of each the last; seen is null where it says that there are two histories.
        create table if not exists {Schema}.refusals (
            witness text constraint refusals_pk primary key,
            since   timestamptz not null,
            ours    bigint not null,
            seen    bigint
        );
        -- Public keys that have signed or sign. What the one before it said of a key is its hand-over.
        create table if not exists {Schema}.keys (
            key       text constraint keys_pk primary key,
            algorithm text not null,
            from_size bigint not null,
            since     timestamptz not null,
            until     timestamptz,
            handover  text
        );
        create unique index if not exists keys_in_use on {Schema}.keys (algorithm) where until is null;
        """;
}
