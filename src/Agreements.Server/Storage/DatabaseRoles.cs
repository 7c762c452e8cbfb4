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

    /// <summary>
    /// Takes from everybody what the product needs of nobody, as far as the owner may: connecting without being one of its logins, temporary
    /// tables, large objects. What it may not take is for an administrator: docs/database-roles.md holds the statements.
    /// </summary>
    /// <param name="owner">A connection of the owner.</param>
    /// <param name="settings">Whose logins go on connecting.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task LimitAsync(NpgsqlConnection owner, Settings settings, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(
            $"""
            select format(s, d.datname) from pg_database d, unnest(array[
                'grant connect on database %I to {Application}, {Auditor}', 'revoke connect, temporary on database %I from public',
                'revoke temporary, create on database %I from {Application}, {Auditor}']) s
             where d.datname = current_database() and pg_has_role(current_user, d.datdba, 'usage')
            union all
            select format('grant connect on database %I to %I', d.datname, r.rolname) from pg_database d, pg_roles r
             where d.datname = current_database() and pg_has_role(current_user, d.datdba, 'usage') and r.rolname = any($1)
            union all
            select format('revoke execute on function %s from public', p.oid::regprocedure) from pg_proc p
             where p.pronamespace = 'pg_catalog'::regnamespace and p.proname in ('lo_creat', 'lo_create', 'lo_from_bytea', 'lo_import')
               and pg_has_role(current_user, p.proowner, 'usage')
            """,
            owner);
        ask.Parameters.Add(new NpgsqlParameter<string?[]> { TypedValue = [LoginOf(settings.ConnectionString), LoginOf(settings.Auditor)] });
        foreach (var statement in await ask.ListAsync(r => r.GetString(0), ct))
        {
            await using var command = new NpgsqlCommand(statement, owner);
            await command.ExecuteNonQueryAsync(ct);
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
    $"The database lacks roles that its owner may not make. Have an administrator of the cluster run: {string.Join("; ", statements)}; "
        + "then start again. docs/database-roles.md tells more.");
