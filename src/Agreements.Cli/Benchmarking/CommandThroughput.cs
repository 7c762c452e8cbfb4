using System.Diagnostics;
using System.Text.Json;
using Agreements.Server.Commands;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using NpgsqlTypes;
using Wolverine;

namespace Agreements.Cli.Benchmarking;

/// <summary>One measured pair at one concurrency.</summary>
/// <param name="Callers">Callers at a time.</param>
/// <param name="Raw">Raw transactions per second, each statement sent by itself.</param>
/// <param name="RawBatch">Raw transactions per second, both statements in one batch.</param>
/// <param name="Commands">Commands per second through the bus.</param>
internal sealed record ThroughputRound(int Callers, double Raw, double RawBatch, double Commands);

/// <summary>
/// Advance-stage commands through <see cref="IMessageBus"/> against raw transactions that insert one equivalent event and update the stream's
/// version, on streams of the same shape in the same tables. The subscription is stopped meanwhile; it is measured by itself.
/// </summary>
internal sealed class CommandThroughput(BenchDatabase database, IHost host)
{
    private const string Update = "update agreements.mt_streams set version = version + 1, timestamp = now() where id = $1 and version = $2";

    private const string Insert = """
        insert into agreements.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, correlation_id, causation_id, headers, user_name)
        values (nextval('agreements.mt_events_sequence'), $1, $2, $3, $4, 'agreement-negotiated', now(), '*DEFAULT*', $5, $6, $7, $8, 'bench')
        """;

    private static readonly Actor By = new("bench", "cq-edu", ActingRole.Coordinator);

    private readonly IDocumentStore _store = host.Services.GetRequiredService<IDocumentStore>();

    private int _next;

    public async Task<ThroughputRound> RoundAsync(int callers, int count)
    {
        var first = _next;
        _next += 3 * count;
        await Seeding.WriteAsync(_store, "commands", first, 3 * count, Seeding.ReadyToNegotiate);
        var raw = await TimeAsync(callers, first, count, n => RawAsync(n, batch: false));
        var commands = await TimeAsync(callers, first + count, count, CommandAsync);
        var rawBatch = await TimeAsync(callers, first + (2 * count), count, n => RawAsync(n, batch: true));
        return new ThroughputRound(callers, raw, rawBatch, commands);
    }

    private static async Task<double> TimeAsync(int callers, int first, int count, Func<int, Task> one)
    {
        var next = first - 1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var n = Interlocked.Increment(ref next); n < first + count; n = Interlocked.Increment(ref next))
            {
                await one(n);
            }
        })));
        return count / watch.Elapsed.TotalSeconds;
    }

    private async Task CommandAsync(int n)
    {
        // A scope per command, as a request has one.
        await using var scope = host.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageBus>();
        var answer = await bus.InvokeAsync<Answer>(new AgreementRequest(Seeding.Id("commands", n), new AdvanceToNegotiated(),
            new CommandContext(By, new DateOnly(2026, 1, 1))));
        if (answer.Recorded.Count != 1)
        {
            throw new InvalidOperationException($"The bench's agreement {n} did not advance: {string.Join(" ", answer.Refusals.Select(r => r.Code))}");
        }
    }

    private async Task RawAsync(int n, bool batch)
    {
        var id = Seeding.Id("commands", n);
        var body = JsonSerializer.Serialize(new { digest = new string('a', 64), on = "2026-01-01" });
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        if (batch)
        {
            await using var both = new NpgsqlBatch(connection, transaction);
            both.BatchCommands.Add(Command(new NpgsqlBatchCommand(Update), id));
            both.BatchCommands.Add(Command(new NpgsqlBatchCommand(Insert), id, body));
            await both.ExecuteNonQueryAsync();
        }
        else
        {
            await using var update = new NpgsqlCommand(Update, connection, transaction) { Parameters = { P(id), P(4L) } };
            await update.ExecuteNonQueryAsync();
            await using var insert = new NpgsqlCommand(Insert, connection, transaction);
            insert.Parameters.AddRange(InsertParameters(id, body));
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static NpgsqlBatchCommand Command(NpgsqlBatchCommand command, Guid id, string? body = null)
    {
        command.Parameters.AddRange(body is null ? [P(id), P(4L)] : InsertParameters(id, body));
        return command;
    }

    private static NpgsqlParameter[] InsertParameters(Guid id, string body) =>
    [
        P(Guid.CreateVersion7()), P(id), P(5L), Json(body), P("Agreements.Domain.AgreementNegotiated, Agreements.Domain"), P(Guid.NewGuid().ToString()), P(Guid.NewGuid().ToString()),
        Json("{\"institution\":\"cq-edu\",\"role\":\"Coordinator\"}"),
    ];

    private static NpgsqlParameter<T> P<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<string> Json(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
