using Agreements.Server.Hosting.DatabaseSetup;
using Agreements.Server.ReadModels.Rebuilding;
using Agreements.Server.Storage;
using Marten;
using Npgsql;
using System.Net.Http.Json;
using System.Net;

namespace Agreements.Server.Tests.Releases;

public sealed class UpgradeTests(UpgradedServer server) : IClassFixture<UpgradedServer>
{
    [Fact]
    public void Everything_that_the_release_before_showed_is_shown_the_same()
    {
        server.Former.Shown.Count.ShouldBeGreaterThan(300);
        server.Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_models_went_on_from_where_they_were_and_are_what_a_rebuild_makes_of_the_events()
    {
        var rebuilt = await Rebuild.RunAsync(server.Former.Owner, []);

        rebuilt.Tables.Where(t => !t.IsEqual || t.Newer != 0).ShouldBeEmpty();
        rebuilt.Tables.Single(t => t.Table == "board_cards").Live.ShouldBeGreaterThanOrEqualTo(18);
    }

    [Fact]
    public async Task Tables_and_functions_are_those_that_Marten_and_Wolverine_want()
    {
        await using var owner = DocumentStore.For(o =>
        {
            StoreSetup.Configure(o);
            o.Connection(server.Former.Owner);
        });

        await owner.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task Commands_are_decided_on_the_old_streams_and_on_new_ones_and_are_seen()
    {
        var old = Guid.Parse(server.Former.Shown["/api/v1/register"].GetProperty("rows").EnumerateArray()
            .Single(r => r.GetProperty("title").GetProperty("zh").GetString() == "前版友好学校协议").GetProperty("id").GetString()!);

        using var signed = await server.Coordinator.PostAsJsonAsync(
            $"/api/v1/agreements/{old}/signatures?wait=20", new { party = "cq-women", on = "2025-03-27" });
        signed.StatusCode.ShouldBe(HttpStatusCode.OK, await signed.Content.ReadAsStringAsync());
        using var proposed = await server.Coordinator.PostAsJsonAsync("/api/v1/agreements?wait=20", new
        {
            kind = "friendship-school",
            title = new { zh = "新版友好学校协议" },
            parties = new object[]
            {
                new { role = "principal", name = new { zh = "前版职业学校" }, institution = "test-school" },
                new { role = "principal", name = new { zh = "重庆市女子职业高级中学" }, institution = "cq-women" },
            },
        });
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());

        var timeline = await server.Auditor.GetStringAsync($"/api/v1/agreements/{old}/timeline");
        timeline.ShouldContain("2025-03-27");
        (await server.Auditor.GetStringAsync("/api/v1/register?text=新版友好学校")).ShouldContain("新版友好学校协议");
        (await server.Database.ScalarAsync<bool>("""
            select bool_and(version = place)
            from (select version, row_number() over (partition by stream_id order by seq_id) as place from agreements.mt_events) e
            """)).ShouldBeTrue();
    }

    [Fact]
    public async Task Notices_that_waited_are_told_once_those_that_died_when_asked_for_and_none_that_was_told_before()
    {
        (await server.Database.ScalarAsync<long>("select count(*) from wolverine.wolverine_dead_letters")).ShouldBe(1);
        await server.Database.ExecuteAsync("update wolverine.wolverine_dead_letters set replayable = true");

        await Eventually.HoldsAsync(() => Task.FromResult(Told().Count >= 4), "what waited and what died is told", 60);
        await Eventually.HoldsAsync(async () => await server.Database.ScalarAsync<long>("""
            select (select count(*) from wolverine.wolverine_incoming_envelopes where status <> 'Handled' and message_type like '%Notice')
                   + (select count(*) from wolverine.wolverine_dead_letters)
            """) == 0, "nothing waits any more", 60);
        Told().ShouldBe([("/gone", "6"), ("/hanging", "1"), ("/hanging", "1"), ("/later", "6")]);
    }

    [Theory]
    [InlineData(
        "Agreements.Domain.Renewing.SupersedeAgreement",
        """{"agreementId":"ID","successor":"ID2","on":"2026-11-29","by":"""
            + """{"user":"coordinator-1","institution":"cq-edu","role":"coordinator"},"today":"2026-11-29"}""")]
    [InlineData("Agreements.Server.DailyRounds.DueThing", """{"AgreementId":"ID","What":"expiry","Day":"2026-11-29"}""")]
    public async Task A_command_that_waited_under_its_former_name_is_done(string name, string json)
    {
        var (id, row) = (Guid.NewGuid(), Guid.NewGuid());
        var message = json.Replace("ID2", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("ID", id.ToString(), StringComparison.Ordinal);
        var body =
            $$"""{"sentAt":"2026-11-29T02:31:10Z","source":"agreements","correlation":"{{row:n}}","conversation":"{{row}}","user":"u","message":{{message}}}""";
        await server.Database.ExecuteAsync($"""
            insert into wolverine.wolverine_incoming_envelopes (id, status, owner_id, execution_time, attempts, body, message_type, received_at)
            values ('{row}', 'Scheduled', 0, '2100-01-01', 0, convert_to('{body}', 'UTF8'), '{name}', 'local://{name.ToLowerInvariant()}')
            """);
        await using var connection = new NpgsqlConnection(server.Former.Owner);
        await connection.OpenAsync();
        await FormerMessages.RewriteAsync(connection, default);
        (await server.Database.ScalarAsync<string>($"select message_type || ' ' || received_at from wolverine.wolverine_incoming_envelopes where id = '{row}'"))
            .ShouldBe("Agreements.Server.Commands.AgreementRequest local://agreements.server.commands.agreementrequest/");
        await server.Database.ExecuteAsync($"update wolverine.wolverine_incoming_envelopes set execution_time = now() where id = '{row}'");

        // It is refused, since there is no such agreement: decided, and not dead.
        await Eventually.HoldsAsync(async () => await server.Database.ScalarAsync<long>(
            $"select count(*) from wolverine.wolverine_incoming_envelopes where id = '{row}' and status = 'Handled'") == 1, "it was taken", 60);
        (await server.Database.ScalarAsync<long>($"select count(*) from wolverine.wolverine_dead_letters where id = '{row}'")).ShouldBe(0);
    }

    [Fact]
    public async Task The_round_of_the_next_day_is_still_to_come_once() => await Eventually.HoldsAsync(
        async () => await server.Database.ScalarAsync<long>("""
            select count(*) from wolverine.wolverine_incoming_envelopes
            where message_type = 'Agreements.Server.DailyRounds.DailyRound' and status = 'Scheduled' and position('sentAt' in encode(body, 'escape')) = 0
            """) == 1, "one round is scheduled");

    /// <summary>Recipient and version of what was told of the agreements that the release before had.</summary>
    private List<(string Recipient, string Version)> Told()
    {
        var old = server.Former.Shown["/api/v1/register"].GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetGuid()).ToHashSet();
        return [.. server.Web.Requests.Where(r => old.Contains(r.Agreement)).Select(r => (r.Path, r.Id.Split('.')[1])).Order()];
    }
}
