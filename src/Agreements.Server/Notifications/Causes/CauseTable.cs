using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Causes;

/// <summary>Writes what there is to tell.</summary>
internal static class CauseTable
{
    /// <summary>Its schema.</summary>
    public const string Schema = "notifications";

    /// <summary>The statement that makes the tables where they are missing.</summary>
    public static readonly string Creation = Embedded.Text("Agreements.Server.Notifications.notifications.sql");

    /// <summary>Makes the rows of causes at once.</summary>
    /// <param name="connection">The transaction to write in, or a connection without one.</param>
    /// <param name="causes">The causes.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task InsertAsync(NpgsqlConnection connection, IReadOnlyCollection<Cause> causes, CancellationToken ct)
    {
        var insert = Insert(causes);
        await using var command = new NpgsqlCommand(null, connection);
        command.CommandText = command.Placed(insert.Sql, insert.Lists);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Makes the rows of causes; those that are there stay as they are.</summary>
    /// <param name="causes">The causes.</param>
    public static Statement Insert(IReadOnlyCollection<Cause> causes) => new(
        $"""
        insert into {Schema}.causes (id, topic, stream, day, at, by, facts, audience, told_at)
        select id, topic, stream, day, at, nullif(by, ''), facts::jsonb, audience::jsonb, case when is_told then now() end
        from unnest(?::text[], ?::text[], ?::uuid[], ?::date[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::boolean[])
            as c(id, topic, stream, day, at, by, facts, audience, is_told)
        on conflict (id) do nothing
        """,
        [
            causes.Select(c => c.Id).ToArray(), causes.Select(c => KebabEnum<Topic>.Name(c.Topic)).ToArray(), causes.Select(c => c.Stream).ToArray(),
            causes.Select(c => Shanghai.Day(c.At)).ToArray(), causes.Select(c => c.At).ToArray(), causes.Select(c => c.By ?? "").ToArray(),
            causes.Select(c => ReadModelJson.Write(c.Facts)).ToArray(), causes.Select(c => ReadModelJson.Write(c.Audience)).ToArray(),
            causes.Select(c => c.IsTold).ToArray(),
        ]);
}
