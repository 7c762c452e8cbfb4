using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.ReadModels.Register;
using Npgsql;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>
/// An event drew its number and is committed after many with later ones, before and while the tables are rebuilt. Nothing passes it by.
/// </summary>
public sealed class LateCommitTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Writers = 12;

    private const string Late =
        """
        create function agreements.late() returns trigger language plpgsql as
            $$ begin if new.type = 'question-left-open' then perform pg_advisory_xact_lock(32); end if; return new; end $$;
        create trigger late before insert on agreements.mt_events for each row execute function agreements.late();
        """;

    [Fact]
    public async Task What_is_committed_late_is_in_every_read_model_and_in_a_rebuild_of_them()
    {
        var late = Guid.NewGuid();
        await server.SendAllAsync(Given.Proposed(late));
        await server.CaughtUpAsync();
        await server.Database.ExecuteAsync(Late);
        await using var gate = new NpgsqlConnection(server.Database.ConnectionString);
        await gate.OpenAsync();
        await using var closed = await gate.BeginTransactionAsync();
        await using (var close = new NpgsqlCommand("select pg_advisory_xact_lock(32)", gate, closed))
        {
            await close.ExecuteNonQueryAsync();
        }

        var writing = server.SendAsync(new LeaveQuestionOpen("原件在哪里").For(late));
        await Eventually.HoldsAsync(
            () => server.Database.ScalarAsync<bool>("select exists (select from pg_locks where locktype = 'advisory' and objid = 32 and not granted)"),
            "the late one waits");
        // A number that nobody will ever write is no reason to wait.
        await server.Database.ExecuteAsync("select nextval('agreements.mt_events_sequence')");
        Guid[] others = [.. Enumerable.Range(0, Writers).Select(_ => Guid.NewGuid())];
        await Task.WhenAll(others.Select(id => server.SendAsync(Given.Proposed(id))));
        var rebuilding = Rebuild.RunAsync(server.Database.ConnectionString, []);

        (await RegisterQuery.FindAsync(server.Reader, others[^1])).ShouldBeNull("what came later is not shown before it");
        await closed.RollbackAsync();
        await writing;
        (await rebuilding).Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
        await server.CaughtUpAsync();

        foreach (var id in others.Append(late))
        {
            (await RegisterQuery.FindAsync(server.Reader, id))!.Version.ShouldBe(id == late ? 2 : 1);
        }

        var again = await Rebuild.RunAsync(server.Database.ConnectionString, []);
        again.Tables.ShouldAllBe(t => t.IsEqual && t.Newer == 0 && t.Live == t.Rebuilt);
    }
}
