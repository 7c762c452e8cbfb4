using Agreements.Server.Hosting.DatabaseSetup;
using Agreements.Server.Hosting;
using Agreements.Server.Storage;

namespace Agreements.Server.Tests.Releases;

/// <summary>Where the server does not hold the owner's login, as docs/upgrading.md has it.</summary>
public sealed class OwnerMigratesTests : IAsyncLifetime
{
    private FormerDatabase _former = null!;

    public async Task InitializeAsync() => _former = await FormerDatabase.RestoreAsync("last-on-stand-ins");

    public async Task DisposeAsync() => await _former.DisposeAsync();

    [Fact]
    public async Task The_server_waits_for_the_owner_who_changes_tables_and_no_event_and_no_progress()
    {
        await Should.ThrowAsync<TablesOutdatedException>(StartAndStopAsync);
        var before = await _former.Database.ScalarAsync<string>(Kept);

        var rebuilt = await DatabaseSchema.EnsureAsync(new Settings(_former.Application, null) { Owner = _former.Owner, Auditor = _former.Auditor });
        rebuilt!.Models.ShouldBe(
            ["board", "register", "court", "flow", "past", "directory", "commitments", "indicators", "calendar", "engagements", "sights"],
            "their tables have another shape now");

        (await _former.Database.ScalarAsync<string>(Kept)).ShouldBe(before);
        (await _former.Database.ScalarAsync<string>("select to_regclass('agreements.mt_event_projection_floors')::text")).ShouldNotBeNull();
        (await _former.Database.ScalarAsync<string>("select to_regclass('wolverine.wolverine_nodes')::text")).ShouldNotBeNull();
        await StartAndStopAsync();
    }

    /// <summary>Every event with all that the release before knew of it, and how far its read models were.</summary>
    private const string Kept = """
        select md5((select string_agg(row(seq_id, id, stream_id, version, data, type, tenant_id, timestamp, mt_dotnet_type, is_archived,
                                          causation_id, correlation_id, headers, user_name)::text, '' order by seq_id) from agreements.mt_events)
                   || (select string_agg(row(id, type, version, timestamp, created, is_archived)::text, '' order by id) from agreements.mt_streams))
               || (select string_agg(name || last_seq_id, ' ' order by name) from agreements.mt_event_progression
                   where name in ('HighWaterMark', 'read-models:All'))
        """;

    private async Task StartAndStopAsync()
    {
        await using var app = ServerApp.Build(
            "--urls=http://127.0.0.1:0", $"--AGREEMENTS_DB={_former.Application}", $"--AGREEMENTS_DB_AUDITOR={_former.Auditor}",
            "--Logging:LogLevel:Default=None");
        await app.StartAsync();
        await app.StopAsync();
    }
}
