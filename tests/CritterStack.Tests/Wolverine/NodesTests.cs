using JasperFx.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wolverine;

namespace CritterStack.Tests.Bus;

/// <summary>Two servers on one database, each a node: whatever lies there is taken up by one of them, and by one only.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private const int Messages = 30;

    private readonly Journal _journal = new();
    private readonly List<IHost> _hosts = [];
    private TestDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 2; i++)
        {
            _hosts.Add(await new TestHost
            {
                Database = _database,
                Handlers = [typeof(LetterHandler)],
                Services = s => s.AddSingleton(_journal),
                Wolverine = o =>
                {
                    o.Durability.Mode = DurabilityMode.Balanced;
                    o.Durability.NodeReassignmentPollingTime = 500.Milliseconds();
                    o.Durability.HealthCheckPollingTime = 500.Milliseconds();
                    o.Durability.FirstHealthCheckExecution = 100.Milliseconds();
                },
            }.StartAsync());
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }

        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    public async Task Messages_that_belong_to_no_living_node_are_handled_once_each(int owner)
    {
        for (var i = 0; i < Messages; i++)
        {
            await _hosts[0].MessageBus().ScheduleAsync(new Letter($"{i}"), 1.Hours());
        }

        await _database.ExecuteAsync($"update wolverine.wolverine_incoming_envelopes set status = 'Incoming', owner_id = {owner}, execution_time = null");

        for (var i = 0; i < Messages; i++)
        {
            await _journal.Shows($"letter {i}");
        }

        await Eventually.HoldsAsync(async () => await _database.ScalarAsync<long>(
            "select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled'") == 0, "no message waits");
        _journal.Entries.Count.ShouldBe(Messages);
    }
}
