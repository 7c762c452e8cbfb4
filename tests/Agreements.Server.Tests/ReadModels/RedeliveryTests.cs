using Agreements.Server.ReadModels;
using JasperFx.Events;
using Marten;
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
        await daemon.RewindSubscriptionAsync(Composition.ReadModelSubscription, CancellationToken.None, sequenceFloor: 0);
        await _server.CaughtUpAsync();
        (await RowsAsync()).ShouldBe(before);

        await using var reading = _server.Store.QuerySession();
        var events = await reading.Events.FetchStreamAsync(id);
        foreach (var e in new[] { events[0], events[^1], events[3], events[3] })
        {
            await PutAgainAsync(e);
        }

        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_page_of_many_events_is_one_statement_per_table_and_ends_as_one_by_one()
    {
        var id = Guid.NewGuid();
        await _server.SendAllAsync([.. Given.Negotiated(id), .. Given.SignedAndBegun(id)]);
        await _server.CaughtUpAsync();
        var oneByOne = await RowsAsync(withWriter: false);
        string[] tables = [.. ReadModel.All.SelectMany(m => m.Tables).Select(t => t.Name)];
        await _server.Database.ExecuteAsync($"truncate {string.Join(", ", tables.Select(t => "read_models." + t))}");
        await using (var page = _server.Store.LightweightSession())
        {
            var events = new List<IEvent>();
            foreach (var stream in await StreamsAsync())
            {
                events.AddRange(await page.Events.FetchStreamAsync(stream));
            }

            foreach (var e in events.OrderBy(e => e.Sequence))
            {
                await PutAsync(page, e);
            }

            await page.SaveChangesAsync();
        }

        (await RowsAsync(withWriter: false)).ShouldBe(oneByOne);
        (await _server.Database.ScalarAsync<long>("select count(distinct xmin::text) from read_models.flow_moves")).ShouldBe(1);
    }

    private async Task<Guid[]> StreamsAsync() =>
        (await _server.Database.ScalarAsync<Guid[]>("select array_agg(id) from agreements.mt_streams"))!;

    private async Task PutAgainAsync(IEvent e)
    {
        await using var session = _server.Store.LightweightSession();
        await PutAsync(session, e);
        await session.SaveChangesAsync();
    }

    private static async Task PutAsync(IDocumentSession session, IEvent e)
    {
        foreach (var model in ReadModel.All.Where(m => m.IsKeptBy(e.Data.GetType())))
        {
            await model.PutAsync(e, session, CancellationToken.None);
        }
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
