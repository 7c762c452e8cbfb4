using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>One thing done with several agreements, from the register.</summary>
public sealed partial class BulkTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Question = "leaveQuestionOpen";

    [Fact]
    public async Task What_would_be_recorded_is_shown_first_and_sent_twice_it_is_recorded_once()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        string[] ids = [await server.ProposedAsync(desk), await server.ProposedAsync(desk)];
        await server.CaughtUpAsync();
        (await desk.TextAsync("/register")).ShouldContain($"name=\"ids\" value=\"{ids[0]}\"");

        var opened = await desk.TextAsync(Address(ids));
        var empty = await SentAsync(desk, opened, "preview");
        Count(empty, "此项必填").ShouldBe(3, "once at each agreement, and at the field");
        var shown = await SentAsync(desk, opened, "preview", ("text", "原件在哪里"));
        Count(shown, "将记录").ShouldBe(2);
        (await VersionAsync(desk, ids[0])).ShouldBe(1);

        var done = await SentAsync(desk, shown, "record", ("text", "原件在哪里"));
        done.ShouldContain("2 份已记录。");
        (await SentAsync(desk, shown, "record", ("text", "原件在哪里"))).ShouldContain("2 份已记录。");
        (await VersionAsync(desk, ids[0])).ShouldBe(2);
        (await VersionAsync(desk, ids[1])).ShouldBe(2);
    }

    [Fact]
    public async Task What_has_changed_since_it_was_shown_is_left_and_the_others_are_recorded()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        string[] ids = [await server.ProposedAsync(desk), await server.ProposedAsync(desk)];
        var shown = await SentAsync(desk, await desk.TextAsync(Address(ids)), "preview", ("text", "原件在哪里"));
        await RecordedAsync(desk, "updateFact", ids[1], ("fact", "title"), ("now", "改了名的协议"));

        var done = await SentAsync(desk, shown, "record", ("text", "原件在哪里"));
        done.ShouldContain("1 份已记录，1 份没有。");
        done.ShouldContain("查看之后又有变化");
        (await VersionAsync(desk, ids[1])).ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_done_says_why_and_is_not_sent_again()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        string[] ids = [await server.ProposedAsync(desk), Guid.NewGuid().ToString()];
        var shown = await SentAsync(desk, await desk.TextAsync(Address(ids, "advanceToNegotiated")), "preview");
        shown.ShouldContain("不能办理");
        shown.ShouldNotContain(ids[1], customMessage: "there is no such agreement");
        shown.ShouldNotContain("value=\"record\"");
    }

    [Theory]
    [InlineData("/bulk?operation=leaveQuestionOpen", HttpStatusCode.BadRequest)]
    [InlineData("/bulk?operation=reviseTerms", HttpStatusCode.NotFound)]
    [InlineData("/bulk?operation=nonsense", HttpStatusCode.NotFound)]
    public async Task Without_agreements_or_with_what_is_not_done_so_it_says_what_to_do(string address, HttpStatusCode status)
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        (await desk.OpenAsync(address)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task All_that_match_are_those_that_the_register_lists()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await server.CaughtUpAsync();
        var page = await desk.TextAsync($"/bulk?operation={Question}&all=true&stage=proposed&sort=updated&order=desc");
        page.ShouldContain($"data-agreement=\"{id}\"");
        (await desk.OpenAsync($"/bulk?operation={Question}&all=true&stage=evaluated")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "there is none");
    }

    private static string Address(string[] ids, string operation = Question) =>
        $"/bulk?operation={operation}&return=/register{string.Concat(ids.Select(i => $"&ids={i}"))}";

    private static async Task<string> SentAsync(Browser desk, string page, string step, params (string Name, string Value)[] fields)
    {
        (string, string)[] hidden = [.. HiddenOfBulk().Matches(page).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];
        using var answer = await desk.SendTokenAsync(Browser.Token(page), "/bulk", [.. hidden, ("_step", step), .. fields]);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<int> VersionAsync(Browser desk, string id) =>
        JsonSerializer.Deserialize<JsonElement>(await desk.TextAsync($"/api/v1/agreements/{id}")).GetProperty("version").GetInt32();

    private static int Count(string page, string said) => Regex.Count(page, Regex.Escape(said));

    [GeneratedRegex("<input type=\"hidden\" name=\"(_(?:operation|return|key|ids|seen[^\"]*))\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenOfBulk();
}
