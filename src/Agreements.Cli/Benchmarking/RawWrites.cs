using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Agreements.Cli.Benchmarking;

/// <summary>
/// What nothing can be faster than: one batch that moves a stream's version and inserts an event of the same shape in the same tables, one
/// transaction and one round trip. It reads nothing and decides nothing.
/// </summary>
/// <param name="data">The pool.</param>
/// <param name="streams">The streams to write to.</param>
/// <param name="version">Their version.</param>
internal sealed class RawWrites(NpgsqlDataSource data, Guid[] streams, int version)
{
    private const string Update = "update agreements.mt_streams set version = version + 1, timestamp = now() where id = $1";

    private const string Insert = """
        insert into agreements.mt_events
          (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
        values (nextval('agreements.mt_events_sequence'), $1, $2, $3, $4, 'agreement-negotiated', now(), '*DEFAULT*', $5, $6, $7, $8, 'bench')
        """;

    private static readonly string Body = JsonSerializer.Serialize(new { digest = new string('a', 64), on = "2026-01-01" });

    private readonly int[] _versions = [.. streams.Select(_ => version)];

    public async Task WriteAsync(int n)
    {
        var at = n % streams.Length;
        var id = streams[at];
        await using var connection = await data.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Update) { Parameters = { Of(id) } },
                new NpgsqlBatchCommand(Insert)
                {
                    Parameters =
                    {
                        Of(Guid.CreateVersion7()), Of(id), Of((long)Interlocked.Increment(ref _versions[at])), Json(Body),
                        Of("Agreements.Domain.Negotiating.AgreementNegotiated, Agreements.Domain"),
                        Of(Guid.NewGuid().ToString()), Of(Guid.NewGuid().ToString()),
                        Json("{\"institution\":\"school-0\",\"role\":\"Coordinator\"}"),
                    },
                },
            },
        };
        await batch.ExecuteNonQueryAsync();
    }

    private static NpgsqlParameter<T> Of<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<string> Json(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
