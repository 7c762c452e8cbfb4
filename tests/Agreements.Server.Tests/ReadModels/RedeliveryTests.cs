using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Microsoft.Extensions.DependencyInjection;
using IProjectionCoordinator = Marten.Events.Daemon.Coordination.IProjectionCoordinator;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>On a server of its own, since it looks at all rows.</summary>
public sealed class RedeliveryTests : IClassFixture<RunningServer>
{
    private readonly RunningServer _server;

    public RedeliveryTests(RunningServer server) => _server = server;

    [Fact]
    public async Task Delivering_everything_again_touches_no_row()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync([.. Given.Negotiated(id), .. Given.SignedAndBegun(id)]);
        await _server.CaughtUpAsync();
        var before = await RowsAsync();
        before.ShouldContain(id.ToString());

        var daemon = _server.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();
        await daemon.RewindSubscriptionAsync(StoreSetup.ReadModelSubscription, CancellationToken.None, sequenceFloor: 0);
        await _server.CaughtUpAsync();
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_page_of_many_events_is_one_transaction_and_ends_as_one_by_one()
    {
        var id = Guid.NewGuid();
        foreach (var command in Given.Negotiated(id).Concat(Given.SignedAndBegun(id)))
        {
            await _server.SendAllAsync(command);
        }

        var oneByOne = await RowsAsync(withWriter: false);
        var daemon = _server.Services.GetRequiredService<IProjectionCoordinator>().DaemonForMainDatabase();
        string[] tables = [.. ReadModel.All.SelectMany(m => m.Tables).Select(t => t.Name)];
        await _server.Database.ExecuteAsync($"truncate {string.Join(", ", tables.Select(t => "read_models." + t))}");
        await daemon.RewindSubscriptionAsync(StoreSetup.ReadModelSubscription, CancellationToken.None, sequenceFloor: 0);
        await _server.CaughtUpAsync();

        (await RowsAsync(withWriter: false)).ShouldBe(oneByOne);
        (await _server.Database.ScalarAsync<long>("select count(distinct xmin::text) from read_models.flow_moves")).ShouldBe(1);
    }

    /// <summary>All rows of all models as text; with the transaction that wrote each, so that a rewrite of the same values shows.</summary>
    private async Task<string> RowsAsync(bool withWriter = true)
    {
        var all = new List<string>();
        foreach (var table in ReadModel.All.SelectMany(m => m.Tables))
        {
            all.Add($"{table.Name}: " + await _server.Database.ScalarAsync<string>(
                $"select string_agg(t::text{(withWriter ? " || t.xmin::text" : "")}, e'\\n' order by t::text) from read_models.{table.Name} t"));
        }

        return string.Join('\n', all);
    }
}
