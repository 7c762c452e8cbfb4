using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels;

/// <summary>Creates the tables of the read models where they are missing. Safe to call at any time, from several processes at once.</summary>
public static class Schema
{
    /// <summary>Names the advisory lock under which tables are created; any number that nothing else in the database uses.</summary>
    private const long CreationLock = 0x4147_524D_0001;

    /// <summary>Read models of earlier releases that are no more, and their tables.</summary>
    private static readonly (string Model, string Table)[] Retired = [("timeline", "timeline_entries")];

    /// <summary>Creates the schema and the tables of the read models, and drops those that a release before kept and this one does not.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>
    /// The models that must be rebuilt before they can be kept up: their tables have the shape of another release, or are new (or were lost)
    /// while the subscription is past the first events.
    /// </returns>
    public static async Task<IReadOnlyList<ReadModel>> EnsureAsync(NpgsqlDataSource db, CancellationToken ct = default)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await BeginAsync(connection, StoreSetup.ReadModelSchema, ct);
        var shapes = await ShapesAsync(connection, ct);
        var chinese = await ChineseAsync(connection, ct);
        var isUnderway = await IsUnderwayAsync(connection, ct);
        var stale = new List<ReadModel>();
        foreach (var model in ReadModel.All)
        {
            if (shapes.TryGetValue(model.Name, out var shape) && shape != model.Shape)
            {
                stale.Add(model);
                continue;
            }

            await ExecuteAsync(connection, model.CreationSql(chinese), ct);
            if (!shapes.ContainsKey(model.Name))
            {
                await WriteShapeAsync(connection, StoreSetup.ReadModelSchema, model, isUnderway ? 0 : model.Shape, ct);
                stale.AddRange(isUnderway ? [model] : []);
            }
        }

        foreach (var (model, table) in Retired.Where(r => shapes.ContainsKey(r.Model)))
        {
            await ExecuteAsync(connection, $"drop table if exists {table}; delete from models where name = '{model}'", ct);
        }

        await transaction.CommitAsync(ct);
        return stale;
    }

    /// <summary>Creates a schema of its own, emptied if it was there, with the tables of some models.</summary>
    /// <param name="db">The database.</param>
    /// <param name="schema">The schema, a plain name.</param>
    /// <param name="models">The models.</param>
    /// <param name="ct">Ends the wait.</param>
    internal static async Task CreateShadowAsync(NpgsqlDataSource db, string schema, IReadOnlyList<ReadModel> models, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, $"drop schema if exists {schema} cascade", ct);
        await using var transaction = await BeginAsync(connection, schema, ct);
        var chinese = await ChineseAsync(connection, ct);
        foreach (var model in models)
        {
            await ExecuteAsync(connection, model.CreationSql(chinese), ct);
        }

        await ExecuteAsync(connection, Grants(schema), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Notes which shape the tables of a model have.</summary>
    internal static async Task WriteShapeAsync(NpgsqlConnection connection, string schema, ReadModel model, int shape, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"insert into {schema}.models (name, shape) values ($1, $2) on conflict (name) do update set shape = excluded.shape, built_at = now()", connection);
        await command.With(model.Name).With(shape).ExecuteNonQueryAsync(ct);
    }

    /// <summary>The shape that the tables of each model have; models never created are left out.</summary>
    internal static async Task<Dictionary<string, int>> ShapesAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select name, shape from {StoreSetup.ReadModelSchema}.models", connection);
        return (await command.ListAsync(r => (Name: r.GetString(0), Shape: r.GetInt32(1)), ct)).ToDictionary(m => m.Name, m => m.Shape, StringComparer.Ordinal);
    }

    private static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, string schema, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({CreationLock})", ct);
        await ExecuteAsync(
            connection,
            $"""
            create schema if not exists {schema};
            set local search_path to {schema};
            create table if not exists models (name text primary key, shape integer not null, built_at timestamptz not null default now());
            {SetAside.Creation}
            """,
            ct);
        return transaction;
    }

    /// <summary>Chinese dictionary order where the cluster knows it, else some Chinese order, else the database's own.</summary>
    internal static async Task<string> ChineseAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select quote_ident(collname) from pg_collation
            where collnamespace = 'pg_catalog'::regnamespace and collencoding in (-1, pg_char_to_encoding(getdatabaseencoding()))
              and (collname in ('zh-x-icu', 'zh_CN.utf8', 'zh_CN') or collname = 'default')
            order by array_position(array['zh-x-icu', 'zh_CN.utf8', 'zh_CN', 'default'], collname::text) limit 1
            """,
            connection);
        return "pg_catalog." + (string)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<bool> IsUnderwayAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var exists = new NpgsqlCommand($"select to_regclass('{StoreSetup.EventSchema}.mt_event_progression') is not null", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(ct))!)
        {
            return false;
        }

        await using var progress = new NpgsqlCommand(
            $"select exists (select from {StoreSetup.EventSchema}.mt_event_progression where name = $1 and last_seq_id > 0)", connection);
        return (bool)(await progress.With(StoreSetup.ReadModelShard).ExecuteScalarAsync(ct))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// The tables of a schema of read models, for both roles; nothing where the roles are not made yet. A table takes its grants along when it
    /// moves.
    /// </summary>
    /// <param name="schema">The schema.</param>
    private static string Grants(string schema) => $"""
        do $grants$ begin
            if (select count(*) from pg_roles where rolname in ('{DatabaseRoles.Application}', '{DatabaseRoles.Auditor}')) = 2 then
                grant select, insert, update, delete on all tables in schema {schema} to {DatabaseRoles.Application};
                grant select on all tables in schema {schema} to {DatabaseRoles.Auditor};
            end if;
        end $grants$
        """;
}
