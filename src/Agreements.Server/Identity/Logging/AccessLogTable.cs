
namespace Agreements.Server.Identity.Logging;

/// <summary>The tables of the access log.</summary>
internal static class AccessLogTable
{
    /// <summary>Its schema.</summary>
    public const string Schema = "access";

    /// <summary>What a line is written with. Number and time are the database's own: the application is granted no column for them.</summary>
    public const string Written =
        "account, role, institution, stood_for, proof, kind, what, subjects, row_count, status, parameters, query_digest, trace, address";

    /// <summary>The statements that make its tables where they are missing.</summary>
    public const string Creation = $"""
        create schema if not exists {Schema};
        create table if not exists {Schema}.log (
            number       bigint generated always as identity constraint log_pk primary key,
            at           timestamptz not null default clock_timestamp(),
            account      text not null,
            role         text,
            institution  text,
            stood_for    text,
            proof        text,
            kind         text not null,
            what         text not null,
            subjects     text[] not null,
            row_count    integer,
            status       smallint not null,
            parameters   text[] not null,
            query_digest text,
            trace        text not null,
            address      text
        );
        create index if not exists log_by_account on {Schema}.log (account, number desc);
        create index if not exists log_by_kind on {Schema}.log (kind, number desc);
        create index if not exists log_by_time on {Schema}.log (at, number desc);
        create index if not exists log_by_subject on {Schema}.log using gin (subjects);
        -- Without a secret of its own, a digest of three words could be undone by trying.
        create table if not exists {Schema}.salt (one boolean constraint salt_pk primary key default true check (one), bytes bytea not null);
        insert into {Schema}.salt (bytes) values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) on conflict do nothing;
        """;
}
