using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.Storage;
using System.Text.Json;

namespace Agreements.Server.Tests.ReadModels;

/// <summary>What was stored in a shape of the past is read as the event of today, by everybody who reads.</summary>
public sealed class UpcastTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly RunningServer _server = new();

    /// <summary>A spec for each line of the table: bytes that were once written, and what they say today.</summary>
    private static readonly (string Name, string Old, object Now)[] Specs =
    [
        ("membership-closed", """{"complete":true}""", new MembershipStated(MembersOnRecord.All)),
        ("membership-closed", """{"complete":false}""", new MembershipStated(MembersOnRecord.Some)),
    ];

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public void Old_bytes_are_todays_event()
    {
        foreach (var (name, old, now) in Specs)
        {
            using var bytes = JsonDocument.Parse(old);
            Upcasts.All.Single(u => u.Name == name).Read(bytes.RootElement).ShouldBe(now, old);
        }

        Specs.Select(s => s.Name).Distinct().ShouldBe(Upcasts.All.Select(u => u.Name), ignoreOrder: true);
    }

    /// <summary>The file of bytes goes with its name to the former ones, and is never changed.</summary>
    [Fact]
    public void Every_former_name_keeps_its_file_of_bytes_and_is_nobody_elses()
    {
        var folder = Repository.PathOf("tests/Agreements.Domain.Specs/EventShapes/Former");
        foreach (var upcast in Upcasts.All)
        {
            using var bytes = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, $"{upcast.Name}.json")));
            upcast.Read(bytes.RootElement).ShouldBeOfType(upcast.Event);
            EventNames.All.Values.ShouldNotContain(upcast.Name);
            EventNames.All.Keys.ShouldContain(upcast.Event);
        }

        Directory.GetFiles(folder).Select(f => Path.GetFileName(f).Split('.')[0]).Distinct().ShouldBe(Upcasts.All.Select(u => u.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task The_store_the_read_models_and_a_rebuild_read_them_all_the_same()
    {
        var body = DirectoryIds.OfBody("league");
        await _server.AppendAsync<Body>(
            body, new BodyRegistered(new BodyFacts("league", BodyKind.Alliance, new Text("联盟"), null, [], ["north"], false, null, null), null),
            new MembershipStated(MembersOnRecord.All));
        await _server.StopAsync();
        // As a release before this one stored it.
        await _server.Database.ExecuteAsync(
            """
            update agreements.mt_events set type = 'membership-closed', data = '{"complete": true}', mt_dotnet_type = 'Gone, Gone'
            where type = 'membership-stated'
            """);
        await _server.StartAsync();

        await using var session = _server.Store.LightweightSession();
        var events = await session.Events.FetchStreamAsync(body);
        events.Select(e => (e.Data, e.EventType)).Last().ShouldBe((new MembershipStated(MembersOnRecord.All), typeof(MembershipStated)));
        (await session.LatestAsync<Body>(body, default))!.Facts!.MembersComplete.ShouldBeTrue();
        var rebuilt = await Rebuild.RunAsync(_server.Database.ConnectionString, ["directory"]);
        rebuilt.Tables.Where(t => !t.IsEqual).ShouldBeEmpty();
        (await DirectoryQuery.BodiesAsync(_server.Reader, ["league"], default))["league"].MembersComplete.ShouldBeTrue();
    }

    [Fact]
    public void The_event_of_today_is_written_in_its_own_shape() =>
        JsonSerializer.Serialize(new MembershipStated(MembersOnRecord.Some), Shape).ShouldBe("""{"onRecord":"some"}""");
}
