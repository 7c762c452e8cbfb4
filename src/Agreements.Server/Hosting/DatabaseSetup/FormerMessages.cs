using Agreements.Server.Commands;
using Agreements.Server.Storage;
using Npgsql;
using System.Text.Json;
using System.Text;
using Wolverine.Runtime.Serialization;
using Wolverine;

namespace Agreements.Server.Hosting.DatabaseSetup;

/// <summary>
/// Messages that a release before left waiting or dead. Those on the former stand-ins of Wolverine wrote envelopes as JSON, and queues without
/// the slash that a Uri ends in; commands had names of their own. All are put as they are read now, so that whoever was to be told still is, and
/// what was to be done is done.
/// </summary>
internal static class FormerMessages
{
    private static readonly string[] Tables = ["wolverine_incoming_envelopes", "wolverine_dead_letters"];

    /// <summary>Rewrites what is there, as part of the connection's transaction. Nothing is left to do for a second time.</summary>
    /// <param name="connection">A connection of the owner, after the tables were brought up to date.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task RewriteAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var table in Tables.Select(t => $"{StoreSetup.MessageSchema}.{t}"))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var envelope in await ReadAsync(connection, table, ct))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand($"update {table} set body = $2, received_at = $3, message_type = $4 where id = $1")
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = envelope.Id },
                        new NpgsqlParameter<byte[]> { TypedValue = EnvelopeSerializer.Serialize(envelope) },
                        new NpgsqlParameter<string> { TypedValue = envelope.Destination!.ToString() },
                        new NpgsqlParameter<string> { TypedValue = envelope.MessageType! },
                    },
                });
            }

            if (batch.BatchCommands.Count > 0)
            {
                await batch.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static async Task<List<Envelope>> ReadAsync(NpgsqlConnection connection, string table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $$"""
            select id, message_type, received_at, body, substring(body for 10) = convert_to('{"sentAt":', 'UTF8') as is_json from {{table}}
            where received_at is not null and (substring(body for 10) = convert_to('{"sentAt":', 'UTF8') or message_type = any($1))
            """,
            connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = FormerCommands.Names });
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<Envelope>();
        while (await row.ReadAsync(ct))
        {
            var body = row.GetFieldValue<byte[]>(3);
            var envelope = row.GetBoolean(4) ? Read(row.GetGuid(0), row.GetString(1), row.GetString(2), body) : EnvelopeSerializer.Deserialize(body);
            FormerCommands.Rename(envelope);
            found.Add(envelope);
        }

        return found;
    }

    private static Envelope Read(Guid id, string messageType, string queue, byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
        var envelope = new Envelope
        {
            Id = id,
            MessageType = messageType,
            Destination = new Uri(queue),
            ContentType = EnvelopeConstants.JsonContentType,
            SentAt = root.GetProperty("sentAt").GetDateTimeOffset(),
            ConversationId = root.GetProperty("conversation").GetGuid(),
            Source = Text("source"),
            CorrelationId = Text("correlation"),
            UserName = Text("user"),
            Data = Encoding.UTF8.GetBytes(root.GetProperty("message").GetRawText()),
        };
        if (root.TryGetProperty("headers", out var headers))
        {
            foreach (var header in headers.EnumerateObject())
            {
                envelope.Headers[header.Name] = header.Value.GetString();
            }
        }

        return envelope;
    }
}
