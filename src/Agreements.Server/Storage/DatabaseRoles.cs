using Npgsql;

namespace Agreements.Server.Storage;

/// <summary>
/// The roles that PostgreSQL itself holds the product to. Both are groups without login, known in the whole cluster; every pool takes one
/// on as it connects, so they bind even where one powerful login does everything. The third role, that of schema changes, is whatever login
/// <c>AGREEMENTS_DB_OWNER</c> names: it owns all tables.
/// </summary>
public static class DatabaseRoles
{
    /// <summary>The application: appends events, and can neither change nor remove one; keeps read models; makes no tables.</summary>
    public const string Application = "agreements_app";

    /// <summary>The auditor: reads, and does nothing else.</summary>
    public const string Auditor = "agreements_auditor";

    /// <summary>Makes the roles where they are missing and lets the logins of the settings take them on.</summary>
    /// <param name="owner">A connection of the owner.</param>
    /// <param name="settings">Whose logins.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="DatabaseRolesException">The owner may not; the message holds the statements for somebody who may.</exception>
    public static async Task EnsureAsync(NpgsqlConnection owner, Settings settings, CancellationToken ct)
    {
        var missing = await MissingAsync(owner, settings, ct);
        foreach (var statement in missing)
        {
            await TryAsync(owner, statement, ct);
        }

        // Whether another server made them meanwhile or the owner may not: what is missing now is missing.
        if (missing.Count > 0 && await MissingAsync(owner, settings, ct) is { Count: > 0 } left)
        {
            throw new DatabaseRolesException(left);
        }
    }

    /// <summary>The statements that would make what is missing, in order.</summary>
    private static async Task<List<string>> MissingAsync(NpgsqlConnection owner, Settings settings, CancellationToken ct)
    {
        var statements = new List<string>();
        foreach (var (role, login) in new[] { (Application, LoginOf(settings.ConnectionString)), (Auditor, LoginOf(settings.Auditor)) })
        {
            await using var ask = new NpgsqlCommand(
                """
                select exists (select from pg_roles where rolname = $1),
                       exists (select from pg_roles l where l.rolname = $2 and not l.rolsuper
                               and not exists (select from pg_roles r where r.rolname = $1 and pg_has_role(l.oid, r.oid, 'member'))),
                       quote_ident($2)
                """,
                owner);
            ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = role });
            ask.Parameters.Add(new NpgsqlParameter<string> { TypedValue = login ?? "" });
            await using var row = await ask.ExecuteReaderAsync(ct);
            await row.ReadAsync(ct);
            statements.AddRange(row.GetBoolean(0) ? [] : [$"create role {role} nologin"]);
            statements.AddRange(row.GetBoolean(1) ? [$"grant {role} to {row.GetString(2)}"] : []);
        }

        return statements;
    }

    /// <summary>Roles belong to the cluster, and no lock spans its databases: another server may be at the same statement.</summary>
    private static async Task TryAsync(NpgsqlConnection owner, string statement, CancellationToken ct)
    {
        try
        {
            await using var command = new NpgsqlCommand(statement, owner);
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.InternalError or PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.UndefinedObject)
        {
            // Looked at again by the caller.
        }
    }

    private static string? LoginOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username;
}

/// <summary>Roles are missing that this login may not make.</summary>
/// <param name="statements">What somebody who may has to run.</param>
public sealed class DatabaseRolesException(IReadOnlyList<string> statements) : Exception(
    $"The database lacks roles that its owner may not make. Have an administrator of the cluster run: {string.Join("; ", statements)}; then start again. docs/database-roles.md tells more.");
