using Npgsql;

namespace Agreements.Server.Tests.People;

/// <summary>Looks for a text in every row of every table of a database, whatever tables there are.</summary>
internal static class Traces
{
    private const string Tables =
        """
        select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_t%' order by 1
        """;

    /// <summary>The tables that hold one of the texts somewhere.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(TestDatabase database, params string[] texts)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand(Tables, connection))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tables.Add(reader.GetString(0));
            }
        }

        tables.Count.ShouldBeGreaterThan(20);
        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand(
                $"select exists (select from {table} t, unnest($1) as looked(f) where position(looked.f in to_jsonb(t)::text) > 0)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = texts });
            if ((bool)(await command.ExecuteScalarAsync())!)
            {
                found.Add(table);
            }
        }

        return found;
    }
}
