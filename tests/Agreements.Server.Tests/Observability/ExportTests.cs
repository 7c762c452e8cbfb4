using Agreements.Server.Commands;
using Agreements.Server.Storage;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace Agreements.Server.Tests.Observability;

public sealed class ExportTests
{
    private static readonly Actor Coordinator = new("coordinator-1", "qingyang-edu", ActingRole.Coordinator);

    [Fact]
    public async Task A_collector_gets_a_span_per_command_and_the_metrics_the_log_and_no_query()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var collector = await OtlpSink.StartAsync();
        await using (var server = await WatchedServer.StartAsync(
            database, $"OTEL_EXPORTER_OTLP_ENDPOINT={collector.Url}", "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"))
        {
            await TestDirectory.EnterAsync(database);
            await DecideAsync(server);
            server.Client.DefaultRequestHeaders.UserAgent.ParseAdd("a-browser-of-somebody/1");
            (await server.Client.PostAsync("/test/echo?key=pasted-key", null)).EnsureSuccessStatusCode();
            server.Log.Lines.ShouldContain(l => l.EventId == 1401);
        }

        // Stopping has sent what was held.
        collector.Has("/v1/traces", nameof(ProposeAgreement)).ShouldBeTrue();
        collector.Has("/v1/traces", "agreements.outcome").ShouldBeTrue();
        collector.Has("/v1/traces", "stage-not-earlier").ShouldBeTrue();
        collector.Has("/v1/traces", "Microsoft.AspNetCore").ShouldBeTrue();
        collector.Has("/v1/traces", "pasted-key").ShouldBeFalse();
        collector.Has("/v1/traces", "a-browser-of-somebody").ShouldBeFalse();
        collector.Has("/v1/traces", "db.system").ShouldBeTrue();
        collector.Has("/v1/logs", "/test/echo").ShouldBeTrue();
        collector.Has("/v1/logs", "pasted-key").ShouldBeFalse();
        collector.Has("/v1/metrics", "dotnet.gc.collections").ShouldBeTrue();
        collector.Has("/v1/metrics", "http.server.request.duration").ShouldBeTrue();
        foreach (var metric in new[]
        {
            Telemetry.CommandsName, Telemetry.CommandDurationName, Telemetry.EventsName, Telemetry.ReadModelLagName,
            Telemetry.ReadModelAgeName, Telemetry.ReadModelStoppedName, Telemetry.NoticesDeadName, Telemetry.SealAgeName, Telemetry.UnwitnessedName,
            Telemetry.SealRefusalsName,
        })
        {
            collector.Has("/v1/metrics", metric).ShouldBeTrue(metric);
        }
    }

    [Theory]
    [InlineData("not an address", "grpc", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("http://127.0.0.1:4318", "carrier pigeon", "OTEL_EXPORTER_OTLP_PROTOCOL")]
    public async Task A_collector_that_cannot_be_used_is_told_at_start(string endpoint, string protocol, string names)
    {
        await using var database = await TestDatabase.CreateAsync();
        var thrown = await Should.ThrowAsync<InvalidOperationException>(() =>
            WatchedServer.StartAsync(database, $"OTEL_EXPORTER_OTLP_ENDPOINT={endpoint}", $"OTEL_EXPORTER_OTLP_PROTOCOL={protocol}"));
        thrown.Message.ShouldContain(names);
    }

    private static async Task DecideAsync(WatchedServer server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var bus = scope.ServiceProvider.GetRequiredService<IMessageContext>();
        var commits = server.Services.GetRequiredService<GroupCommit>();
        var id = Guid.CreateVersion7();
        var today = new DateOnly(2025, 3, 27);
        await commits.DecideAsync(
            bus, new ProposeAgreement(AgreementKind.FriendshipSchool, new Text("友好学校协议"),
                [Party.OfInstitution("qingsu", PartyRole.Principal, new Text("青苏职中"))]).For(id, Coordinator, today),
            new Origin(null, null), CancellationToken.None);
        var refused = await commits.DecideAsync(bus, new ReturnToStage(Stage.Evaluated, "onward").For(id, Coordinator, today), new Origin(null, null),
            CancellationToken.None);
        refused.IsRefused.ShouldBeTrue();
    }
}
