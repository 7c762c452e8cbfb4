using Agreements.Server.Pages.CommandForms;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Tests.Access.Accounts;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.Json;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>What a form shows besides what it would record: what else would be other than it is.</summary>
public sealed class ForesightTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Lacking = "新增：";

    [Fact]
    public async Task A_new_policy_tells_who_sees_agreements_which_would_lack_something_and_adopting_it_says_what()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var version = await PublishedAsync(9);
        await server.CaughtUpAsync();

        var page = await desk.TextAsync("/kinds/friendship-school");
        page.ShouldContain("对进行中协议的影响");
        ConsequencesOf(page).ShouldContain($"/agreements/{id}");
        ConsequencesOf(page).ShouldContain(Lacking);
        ConsequencesOf(page).ShouldContain("9");
        using var stranger = await server.SignedInAsync(await server.MadeAsync(ActingRole.Coordinator, "cq-women"));
        (await stranger.TextAsync("/kinds/friendship-school")).ShouldNotContain(id);
        (await desk.TextAsync($"/kinds/friendship-school?from={version}&to={version}")).ShouldNotContain("对进行中协议的影响");

        var (status, shown) = await SentAsync(desk, "adoptPolicy", id, "preview", ("reason", "随新政策"));
        status.ShouldBe(HttpStatusCode.OK, shown);
        ConsequencesOf(shown).ShouldContain(Lacking);
        await RecordedAsync(desk, "adoptPolicy", id, ("reason", "随新政策"));
        await server.CaughtUpAsync();
        ConsequencesOf(await desk.TextAsync("/kinds/friendship-school")).ShouldNotContain(id, customMessage: "it is judged by it already");
    }

    [Fact]
    public async Task Who_publishes_sees_no_agreements_and_is_told_who_does()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        using var administrator = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        var (status, shown) = await SentAsync(
            administrator, "publishPolicy", "friendship-school", "preview", ("leastPrincipals", "8"), ("witnesses", "none"), ("needsApproval", "false"),
            ("rubric#", "1"), ("rubric[0].id", "delivery"), ("rubric[0].name.zh", "承诺履行"), ("rubric[0].weight", "100"), ("reason", "修订"));
        status.ShouldBe(HttpStatusCode.OK, shown);
        ConsequencesOf(shown).ShouldContain("管理员看不到协议");
        shown.ShouldNotContain(id);
    }

    [Fact]
    public async Task A_merger_shows_what_will_be_counted_with_the_survivor()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        using var administrator = await server.SignedInAsync(await server.MadeAsync(ActingRole.Administrator, "cq-edu"));
        foreach (var (code, name) in new[] { ("fore-kept", "预览留存校"), ("fore-double", "预览重复校") })
        {
            await RecordedAsync(administrator, "registerInstitution", "", ("code", code), ("kind", "school"), ("name.zh", name));
        }

        await RecordedAsync(
            administrator, "registerInstitution", "", ("code", "fore-branch"), ("kind", "school"), ("name.zh", "预览分校"), ("under", "预览重复校"));
        await RecordedAsync(
            administrator, "registerBody", "", ("code", "fore-league"), ("kind", "alliance"), ("name.zh", "预览联盟"), ("chair", "预览重复校"));
        await server.CaughtUpAsync();
        await RecordedAsync(desk, "addParty", id, ("name.zh", "预览重复校"), ("institution", "预览重复校"), ("role", "member"));
        await server.CaughtUpAsync();

        var (status, shown) = await SentAsync(administrator, "mergeInstitution", "fore-double", "preview", ("into", "fore-kept"), ("reason", "同一学校"));
        status.ShouldBe(HttpStatusCode.OK, shown);
        var told = ConsequencesOf(shown);
        told.ShouldContain("/bodies/fore-league");
        told.ShouldContain("/institutions/fore-branch");
        told.ShouldContain("管理员看不到协议");
        shown.ShouldNotContain(id);

        var seen = await OfMergerAsync("fore-double");
        seen[0].Lines.Select(l => l.Address).ShouldBe([$"/agreements/{id}"]);
        seen[0].Sentences[0].Zh.ShouldContain("有 1 份写有此条目");
        (await OfMergerAsync("fore-kept")).SelectMany(c => c.Lines).ShouldBeEmpty();
    }

    /// <summary>What somebody would be shown who sees every agreement; today nobody who merges does.</summary>
    private async Task<IReadOnlyList<Consequences>> OfMergerAsync(string code)
    {
        await using var reader = Reader.Whole(
            server.Services.GetRequiredService<NpgsqlDataSource>(), server.Services.GetRequiredService<IDocumentStore>());
        var preview = JsonNode.Parse("""{"wouldRecord":[{"data":{"into":"fore-kept"}}]}""");
        return await Foresight.OfAsync(
            reader, "mergeInstitution", FormSubject.None with { Id = code }, preview, new DateOnly(2026, 1, 1), JsonSerializerOptions.Default, default);
    }

    private async Task<int> PublishedAsync(int leastPrincipals)
    {
        using var program = server.Program("test-key-administrator");
        using var answer = await program.PostAsJsonAsync("/api/v1/policies/friendship-school?wait=true", new
        {
            leastPrincipals, witnesses = "none", needsApproval = false, reason = "年度修订",
            rubric = new[] { new { id = "delivery", name = new { zh = "承诺履行" }, weight = 100 } },
        });
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        var versions = await program.GetFromJsonAsync<JsonElement>("/api/v1/policies/friendship-school");
        return versions.EnumerateArray().Last().GetProperty("policy").GetProperty("version").GetInt32();
    }

    private static string ConsequencesOf(string page) =>
        page.Split("class=\"consequences\"", 2) is [_, var after] ? after.Split("</section>", 2)[0] : "";
}
