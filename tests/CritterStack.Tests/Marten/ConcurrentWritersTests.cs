using System.Collections.Concurrent;
using JasperFx;
using Marten.Exceptions;

namespace CritterStack.Tests.Marten;

/// <summary>Sixteen writers, some holding their transaction, some rolling back, while a subscription reads.</summary>
public sealed class ConcurrentWritersTests : IAsyncLifetime
{
    private const int Writers = 16;
    private const int CommitsEach = 30;
    private readonly Recorder _recorder = new();
    private readonly ConcurrentQueue<Guid> _streams = new();
    private TestStore _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync(o => o.Projections.Subscribe(_recorder, s => s.Options.BatchSize = 50));
        await _test.Database.ExecuteAsync(Recorder.Table);
        for (var i = 0; i < 10; i++)
        {
            _streams.Enqueue(await _test.StartAsync(new Opened("shared")));
        }
    }

    public Task DisposeAsync() => _test.DisposeAsync().AsTask();

    [Fact]
    public async Task Nothing_is_lost_and_each_streams_order_is_kept()
    {
        using var daemon = await _test.Store.BuildProjectionDaemonAsync();
        await daemon.StartAllAsync();
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(new Random(w)))));
        await daemon.WaitForNonStaleData(TimeSpan.FromSeconds(60));
        await daemon.StopAllAsync();

        var committed = await _test.ScalarAsync<long>("select count(*) from es.mt_events");
        committed.ShouldBeGreaterThan(Writers * CommitsEach);
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events where type = 'tombstone'")).ShouldBeGreaterThan(0, "some rolled back");
        (await _test.ScalarAsync<long>("select count(*) from es.mt_events e where not exists (select from seen s where s.sequence = e.seq_id)")).ShouldBe(0);
        (await _test.ScalarAsync<long>("select count(*) from seen")).ShouldBe(committed);
        (await _test.ScalarAsync<long>("select count(*) from (select sequence < lag(sequence) over (order by place) as back from seen) s where back"))
            .ShouldBe(0, "the order is that of the sequence");
        (await _test.ScalarAsync<long>(
            "select count(*) from (select s.version - lag(s.version, 1, 0::bigint) over (partition by stream order by place) as step "
                + "from seen s join es.mt_streams on id = stream and type = 'tally') steps where step <> 1"))
            .ShouldBe(0, "within a stream no version is left out or comes early");
    }

    private async Task WriteAsync(Random random)
    {
        var streams = _streams.ToArray();
        for (var done = 0; done < CommitsEach;)
        {
            await using var session = _test.Store.LightweightSession();
            var shared = random.Next(3) == 0;
            if (shared)
            {
                session.Events.Append(streams[random.Next(streams.Length)], new Added(1), new Added(2));
            }
            else
            {
                session.Events.StartStream<Tally>(Guid.NewGuid(), new Opened("own"), new Added(1));
            }

            var fails = random.Next(40) == 0;
            session.QueueSqlCommand("select pg_sleep(?)", random.Next(4) == 0 ? random.NextDouble() * 0.03 : 0d);
            session.QueueSqlCommand("select 1 / ?", fails ? 0 : 1);
            try
            {
                await session.SaveChangesAsync();
                done++;
            }
            catch (MartenCommandException) when (fails)
            {
                // Rolled back on purpose, after drawing its sequence numbers.
            }
            catch (ConcurrencyException) when (shared)
            {
                // Overtaken on a shared stream.
            }
        }
    }
}
