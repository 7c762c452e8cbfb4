namespace Marten.Internal;

/// <summary>The tables as the real Marten 9.29 names and shapes them, so that either opens the other's database.</summary>
internal static class SchemaScript
{
    public static string AppendFunction(EventSql sql) => $"""
        create or replace function {sql.Schema}.mt_quick_append_events({FunctionParameters(sql)}) returns bigint[] language plpgsql as $function${FunctionBody(sql)}$function$
        """;

    /// <summary>
    /// The stream's row is locked before any sequence number is drawn: numbers of one stream ascend with its versions, and every
    /// transaction that owns a number has an id by then, which is what the reader's list of gaps relies on.
    /// </summary>
    public static string FunctionBody(EventSql sql)
    {
        var columns = string.Concat(sql.MetadataParameters().Select(m => $", {m.Column}"));
        var values = string.Concat(sql.MetadataParameters().Select(m => $", {m.Parameter}[i]"));
        var s = sql.Schema;
        return $"""

            declare
                before bigint;
                archived boolean;
                added int := cardinality(event_ids);
                number bigint;
                result bigint[];
            begin
                update {s}.mt_streams set version = version + added, timestamp = now()
                    where id = stream returning version - added, is_archived into before, archived;
                if not found then
                    if coalesce(expected_version, 0) <> 0 then
                        raise exception 'Stream % is at version 0, not %', stream, expected_version using errcode = 'MT003';
                    end if;
                    before := 0;
                    insert into {s}.mt_streams (id, type, version, timestamp, tenant_id) values (stream, stream_type, added, now(), tenantid);
                elsif archived then
                    raise exception 'Stream % is archived', stream using errcode = 'MT001';
                elsif before <> coalesce(expected_version, before) then
                    raise exception 'Stream % is at version %, not %', stream, before, expected_version using errcode = 'MT003';
                end if;
                result := array[before + added];
                for i in 1 .. added loop
                    number := nextval('{s}.mt_events_sequence');
                    insert into {s}.mt_events (seq_id, id, stream_id, version, data, bdata, type, tenant_id, timestamp, mt_dotnet_type, is_archived{columns})
                    values (number, event_ids[i], stream, before + i, bodies[i], bdatas[i], event_types[i], tenantid, now(), dotnet_types[i], false{values});
                    result := result || number;
                end loop;
                return result;
            end

            """;
    }

    public static string Tables(EventSql sql) => $"""
        create schema if not exists {sql.Schema};
        create table if not exists {sql.Schema}.mt_streams (
            id uuid not null constraint pkey_mt_streams_id primary key,
            type varchar,
            version bigint,
            timestamp timestamptz not null default now(),
            created timestamptz not null default now(),
            tenant_id varchar default '*DEFAULT*',
            is_archived boolean default false);
        create table if not exists {sql.Schema}.mt_events (
            seq_id bigint not null constraint pkey_mt_events_seq_id primary key,
            id uuid not null,
            stream_id uuid constraint fkey_mt_events_stream_id references {sql.Schema}.mt_streams (id) on delete cascade,
            version bigint not null,
            data jsonb not null,
            bdata bytea,
            type varchar(500) not null,
            timestamp timestamptz not null default now(),
            tenant_id varchar default '*DEFAULT*',
            mt_dotnet_type varchar,
            {MetadataColumns(sql)}is_archived boolean default false);
        {AddedColumns(sql)}
        create unique index if not exists pk_mt_events_stream_and_version on {sql.Schema}.mt_events (stream_id, version);
        create sequence if not exists {sql.Schema}.mt_events_sequence cache 1 owned by {sql.Schema}.mt_events.seq_id;
        create table if not exists {sql.Schema}.mt_event_progression (
            name varchar not null constraint pk_mt_event_progression primary key,
            last_seq_id bigint,
            last_updated timestamptz default transaction_timestamp());
        """;

    /// <summary>The function's body as stored (null when missing), and how many of the columns and tables needed there are.</summary>
    public static string Probe(EventSql sql) => $"""
        select (select p.prosrc from pg_proc p where p.proname = 'mt_quick_append_events' and p.pronamespace = to_regnamespace('{sql.Schema}')
                and pg_get_function_identity_arguments(p.oid) = '{IdentityArguments(sql)}'),
            (select count(*) from pg_attribute a where a.attrelid = to_regclass('{sql.Schema}.mt_events') and a.attnum > 0 and not a.attisdropped
                and a.attname = any (array['seq_id', 'bdata', 'is_archived'{string.Concat(sql.MetadataParameters().Select(m => $", '{m.Column}'"))}])),
            to_regclass('{sql.Schema}.mt_streams') is not null and to_regclass('{sql.Schema}.mt_event_progression') is not null
                and to_regclass('{sql.Schema}.pk_mt_events_stream_and_version') is not null and to_regclass('{sql.Schema}.mt_events_sequence') is not null
        """;

    public static int ProbedColumns(EventSql sql) => 3 + sql.MetadataParameters().Count();

    private static string FunctionParameters(EventSql sql) =>
        "stream uuid, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[], dotnet_types varchar[], bodies jsonb[], bdatas bytea[]"
        + string.Concat(sql.MetadataParameters().Select(m => $", {m.Parameter} {m.Type}[]")) + ", expected_version bigint default null::bigint";

    private static string IdentityArguments(EventSql sql) =>
        FunctionParameters(sql).Replace(" default null::bigint", "", StringComparison.Ordinal).Replace("varchar", "character varying", StringComparison.Ordinal);

    private static string MetadataColumns(EventSql sql) => string.Concat(sql.MetadataParameters().Select(m => $"{m.Column} {m.Type},\n            "));

    private static string AddedColumns(EventSql sql) => string.Concat(
        sql.MetadataParameters().Select(m => $"alter table {sql.Schema}.mt_events add column if not exists {m.Column} {m.Type};\n        "));
}
