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

    /// <summary>Makes the row of one cause by itself.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cause">The cause.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task InsertAsync(NpgsqlDataSource db, Cause cause, CancellationToken ct)
    {
        var insert = Insert([cause]);
        await using var command = db.CreateCommand();
        command.CommandText = command.Placed(insert.Sql, insert.Lists);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Makes the rows of causes; those that are there stay as they are.</summary>
    /// <param name="causes">The causes.</param>
    public static Statement Insert(IReadOnlyCollection<Cause> causes) => new(
        $"""
        insert into {Schema}.causes (id, topic, stream, day, at, by, facts, audience)
        select id, topic, stream, day, at, nullif(by, ''), facts::jsonb, audience::jsonb
        from unnest(?::text[], ?::text[], ?::uuid[], ?::date[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
            as c(id, topic, stream, day, at, by, facts, audience)
        on conflict (id) do nothing
        """,
        [
            causes.Select(c => c.Id).ToArray(), causes.Select(c => KebabEnum<Topic>.Name(c.Topic)).ToArray(), causes.Select(c => c.Stream).ToArray(),
            causes.Select(c => Shanghai.Day(c.At)).ToArray(), causes.Select(c => c.At).ToArray(), causes.Select(c => c.By ?? "").ToArray(),
            causes.Select(c => ReadModelJson.Write(c.Facts)).ToArray(), causes.Select(c => ReadModelJson.Write(c.Audience)).ToArray(),
        ]);
}
