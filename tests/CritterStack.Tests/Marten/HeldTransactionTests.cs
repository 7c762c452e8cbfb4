using JasperFx.Core;
using JasperFx.Events.Daemon;
using Marten.Exceptions;
using Npgsql;

namespace CritterStack.Tests.Marten;

/// <summary>Sequence numbers are drawn in another order than they are committed in: the reader must wait for those that are out, and for no others.</summary>
public sealed class HeldTransactionTests : IAsyncLifetime
{
    private const int Looks = 40;

    private readonly CountedWakeup _wakeup = new();
    private TestStore _test = null!;
    private IProjectionDaemon _daemon = null!;

    public async Task InitializeAsync()
    {
        _test = await TestStore.CreateAsync(o =>
        {
            o.Projections.Subscribe(new Recorder());
            o.Projections.Wakeup = _wakeup;
            // Far shorter than the holds below: what is waited for is the transaction, not the clock.
            o.Projections.StaleSequenceThreshold = 50.Milliseconds();
        });
        await _test.Database.ExecuteAsync(Recorder.Table);
        _daemon = await _test.Store.BuildProjectionDaemonAsync();
        await _daemon.StartAllAsync();
    }

    public async Task DisposeAsync()
    {
        await _daemon.StopAllAsync();
        _daemon.Dispose();
        await _test.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task An_append_held_after_it_drew_its_numbers_is_waited_for_and_not_passed_by(int before)
    {
        await AppendSomeAsync(before);
        await using var gate = await CommandAuthorization.CloseAsync(_test.Database);
        await using var held = _test.Store.LightweightSession();
        held.Events.StartStream<Tally>(Guid.NewGuid(), new Opened("held"), new Added(1));
        held.QueueSqlCommand(gate.Statement);
        var committing = held.SaveChangesAsync();
        await gate.IsWaitedForAsync();

        await AppendSomeAsync(5);
        await _wakeup.LookedAsync(Looks);

        (await SeenAsync()).ShouldBe(Sequences(1, before));
        await gate.OpenAsync();
        await committing;
        await ShowsAsync(before + 7);
        (await SeenAsync()).ShouldBe(Sequences(1, before + 7));
    }

    [Fact]
    public async Task A_number_that_nobody_can_still_write_is_passed_by_though_a_later_transaction_is_idle()
    {
        await AppendSomeAsync(2);
        await _test.Database.ExecuteAsync("select nextval('es.mt_events_sequence')");
        await _wakeup.LookedAsync(5);
        await using var idle = new NpgsqlConnection(_test.Database.ConnectionString);
        await idle.OpenAsync();
        await using var transaction = await idle.BeginTransactionAsync();
        await using var writing = new NpgsqlCommand("create temporary table mine (id int)", idle);
        await writing.ExecuteNonQueryAsync();

        await AppendSomeAsync(3);

        await ShowsAsync(5);
        (await SeenAsync()).ShouldBe("1 2 4 5 6");
        await transaction.RollbackAsync();
    }

    [Fact]
    public async Task A_commit_that_failed_leaves_a_tombstone_in_place_of_its_number_and_pages_hold_it()
    {
        await AppendSomeAsync(1);
        await using (var failing = _test.Store.LightweightSession())
        {
            failing.Events.StartStream<Tally>(Guid.NewGuid(), new Opened("never"));
            failing.QueueSqlCommand("select 1 / 0");
            await Should.ThrowAsync<MartenCommandException>(() => failing.SaveChangesAsync());
        }

        await AppendSomeAsync(1);

        await ShowsAsync(3);
        (await _test.ScalarAsync<string>("select string_agg(type, ' ' order by seq_id) from es.mt_events")).ShouldBe("tally-opened tombstone tally-opened");
        (await SeenAsync()).ShouldBe("1 2 3");
    }

    private async Task AppendSomeAsync(int streams)
    {
        for (var i = 0; i < streams; i++)
        {
            await _test.StartAsync(new Opened("a"));
        }

        await ShowsOrIsHeldAsync();
    }

    /// <summary>Not every append can be delivered here; what can be is, before the test goes on.</summary>
    private Task ShowsOrIsHeldAsync() => _wakeup.LookedAsync(3);

    private Task ShowsAsync(long count) => Eventually.HoldsAsync(
        async () => await _test.ScalarAsync<long>("select count(*) from seen") >= count, $"{count} events are delivered", 60);

    private async Task<string> SeenAsync() => await _test.ScalarAsync<string>("select string_agg(sequence::text, ' ' order by place) from seen") ?? "";

    private static string Sequences(int first, int count) => string.Join(' ', Enumerable.Range(first, count));
}
