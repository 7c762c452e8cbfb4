using Npgsql;

namespace Agreements.Cli.Fsck;

/// <summary>A transaction that sees one moment. Its statements take as long as they take.</summary>
internal sealed record Moment(NpgsqlConnection Connection, CancellationToken Token)
{
    public async Task<List<T>> AskAsync<T>(Func<NpgsqlDataReader, T> row, string sql, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new List<T>();
        while (await reader.ReadAsync(Token))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, Connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
