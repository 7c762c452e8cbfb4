using Npgsql;

namespace Agreements.Cli.Benchmarking;

/// <summary>Streams made by copying others within the database: many, at once, and alike.</summary>
/// <param name="database">The database.</param>
/// <param name="schema">The schema of the event store.</param>
internal sealed class Streams(BenchDatabase database, string schema)
{
    /// <summary>Copies streams, events and all, in turn.</summary>
    /// <param name="from">The streams to copy.</param>
    /// <param name="count">How many copies to make.</param>
    /// <returns>Ids of the copies.</returns>
    public async Task<Guid[]> CopyAsync(Guid[] from, int count)
    {
        Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await CopyAsync(connection, $"""
            insert into {schema}.mt_streams (id, type, version, tenant_id)
            select c.id, s.type, s.version, s.tenant_id from unnest($2) with ordinality as c(id, n)
            join unnest($1) with ordinality as f(id, n) on f.n = 1 + c.n % cardinality($1) join {schema}.mt_streams s on s.id = f.id
            """, from, ids);
        await CopyAsync(connection, $"""
            insert into {schema}.mt_events (seq_id, id, stream_id, version, data, type, tenant_id, mt_dotnet_type, headers, user_name)
            select nextval('{schema}.mt_events_sequence'), gen_random_uuid(), e.* from (
              select c.id, e.version, e.data, e.type, e.tenant_id, e.mt_dotnet_type, e.headers, e.user_name from unnest($2) with ordinality as c(id, n)
              join unnest($1) with ordinality as f(id, n) on f.n = 1 + c.n % cardinality($1) join {schema}.mt_events e on e.stream_id = f.id
              order by c.n / 200, e.version, c.n) e
            """, from, ids);
        await transaction.CommitAsync();
        return ids;
    }

    private static async Task CopyAsync(NpgsqlConnection connection, string sql, Guid[] from, Guid[] ids)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = from });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await command.ExecuteNonQueryAsync();
    }
}
