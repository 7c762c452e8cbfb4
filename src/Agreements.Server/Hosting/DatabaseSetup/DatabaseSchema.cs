using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Marten;
using Npgsql;
using System.Security.Cryptography;
using System.Text;
using Wolverine;

namespace Agreements.Server.Hosting.DatabaseSetup;

/// <summary>
/// Makes all tables and grants under the owner's role, before anything else touches them: the server itself runs under a role that makes
/// none. What was made is remembered as a comment on the schema of the events, so that a start with nothing to do asks one question.
/// </summary>
public static class DatabaseSchema
{
    /// <summary>Names the advisory lock under which one process at a time makes tables.</summary>
    private const long MakingLock = 0x4147_524D_0010;

    /// <summary>Makes what is missing, and rebuilds read models of another shape. Safe at any time, from several processes at once.</summary>
    /// <param name="settings">The database and its logins.</param>
    /// <param name="rebuilding">Told the names of read models before they are rebuilt.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The rebuild; null when none was needed.</returns>
    /// <exception cref="DatabaseRolesException">Roles are missing that the owner may not make.</exception>
    /// <exception cref="TablesOutdatedException">The tables are not those of this release and the login may not make them.</exception>
    public static async Task<Rebuilt?> EnsureAsync(Settings settings, Action<IReadOnlyList<string>>? rebuilding = null, CancellationToken ct = default)
    {
        await using var owner = StoreSetup.DataSource(settings.Owner);
        await using var connection = await owner.OpenConnectionAsync(ct);
        if (!await MayMakeAsync(connection, ct))
        {
            return await IsMadeAsync(connection, settings, ct) ? null : throw new TablesOutdatedException();
        }

        await ExecuteAsync(connection, $"select pg_advisory_lock({MakingLock})", ct);
        try
        {
            var stale = await MakeAsync(owner, connection, settings, ct);
            if (stale.Count == 0)
            {
                return null;
            }

            string[] names = [.. stale.Select(m => m.Name)];
            rebuilding?.Invoke(names);
            return await Rebuild.RunAsync(settings.Owner, names, ct: ct);
        }
        finally
        {
            // The pool does not reset what it takes back.
            await ExecuteAsync(connection, $"select pg_advisory_unlock({MakingLock})", CancellationToken.None);
        }
    }

    /// <summary>Whether tables of any release were ever made in a database.</summary>
    /// <param name="settings">The database and its logins.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<bool> IsThereAsync(Settings settings, CancellationToken ct)
    {
        await using var owner = StoreSetup.DataSource(settings.Owner);
        await using var command = owner.CreateCommand($"select to_regnamespace('{StoreSetup.EventSchema}') is not null");
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Whether the tables and grants are those of this release; makes nothing.</summary>
    /// <param name="settings">The database and its logins.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="NpgsqlException">The database cannot be reached.</exception>
    public static async Task<bool> IsCurrentAsync(Settings settings, CancellationToken ct)
    {
        await using var data = StoreSetup.DataSource(settings.ConnectionString);
        await using var connection = await data.OpenConnectionAsync(ct);
        return await IsMadeAsync(connection, settings, ct);
    }

    private static async Task<IReadOnlyList<ReadModel>> MakeAsync(NpgsqlDataSource owner, NpgsqlConnection connection, Settings settings, CancellationToken ct)
    {
        if (await IsMadeAsync(connection, settings, ct))
        {
            // A read model can be lost and made again from the events: looked at with every start.
            return await Schema.EnsureAsync(owner, ct);
        }

        await DatabaseRoles.EnsureAsync(connection, settings, ct);
        await StoreTables.MakeAsync(settings, ct);
        var stale = await Schema.EnsureAsync(owner, ct);
        var chinese = await Schema.ChineseAsync(connection, ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var tables in OwnedSchema.All.Select(s => s.Tables).OfType<string>())
        {
            await ExecuteAsync(connection, tables.Replace("{chinese}", chinese, StringComparison.Ordinal), ct);
        }

        await FormerMessages.RewriteAsync(connection, ct);
        foreach (var schema in OwnedSchema.All)
        {
            await ExecuteAsync(connection, $"{Forget(schema.Name)}\n{schema.Grants}", ct);
        }

        await DatabaseRoles.LimitAsync(connection, settings, ct);
        await ExecuteAsync(connection, $"comment on schema {StoreSetup.EventSchema} is '{await DigestAsync(connection, settings, ct)}'", ct);
        await transaction.CommitAsync(ct);
        return stale;
    }

    /// <summary>Takes back every grant of a schema, so that one that a release no longer gives is gone.</summary>
    private static string Forget(string schema)
    {
        const string From = $"from public, {DatabaseRoles.Application}, {DatabaseRoles.Auditor};";
        return $"""
            revoke all on schema {schema} {From}
            revoke all on all tables in schema {schema} {From}
            revoke all on all sequences in schema {schema} {From}
            revoke all on all functions in schema {schema} {From}
            """;
    }

    private static async Task<bool> MayMakeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select coalesce((select pg_has_role(current_user, n.nspowner, 'usage') from pg_namespace n where n.nspname = '{StoreSetup.EventSchema}'),
                            has_database_privilege(current_database(), 'create'))
            """,
            connection);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    private static async Task<bool> IsMadeAsync(NpgsqlConnection connection, Settings settings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"select obj_description(to_regnamespace('{StoreSetup.EventSchema}'), 'pg_namespace')", connection);
        return await command.ExecuteScalarAsync(ct) is string made && made == await DigestAsync(connection, settings, ct);
    }

    /// <summary>
    /// Of all that decides what the tables and grants are: the code, the database and the roles. A copy of the database in another cluster has
    /// other ids.
    /// </summary>
    private static async Task<string> DigestAsync(NpgsqlConnection connection, Settings settings, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select (select oid from pg_database where datname = current_database())::text
                   || (select coalesce(string_agg(rolname || oid::text, ' ' order by rolname), '') from pg_roles where rolname = any($1))
            """,
            connection);
        string?[] roles =
        [
            DatabaseRoles.Application, DatabaseRoles.Auditor,
            new NpgsqlConnectionStringBuilder(settings.ConnectionString).Username ?? "", new NpgsqlConnectionStringBuilder(settings.Auditor).Username ?? "",
        ];
        command.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = roles });
        var code = new[] { typeof(DatabaseSchema), typeof(IDocumentStore), typeof(WolverineOptions) }.Select(t => t.Module.ModuleVersionId);
        var all = $"{string.Join(' ', code)} {await command.ExecuteScalarAsync(ct)}";
        return $"Agreements {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))}";
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        // Another server may be rebuilding while this one waits for the lock.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>The tables are not those of this release, and this login may not make them.</summary>
public sealed class TablesOutdatedException() : Exception(
    "The tables of this database are not those of this release, and the login of AGREEMENTS_DB may not make them: set AGREEMENTS_DB_OWNER to the "
        + "login that owns them, "
    + "or run 'agreements schema' with it before the server starts. docs/database-roles.md tells more.");
