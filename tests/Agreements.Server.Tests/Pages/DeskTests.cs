using Agreements.Server.Identity.Accounts;
using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>What people work with from day to day: what waits for them, lists that refuse nonsense, views of their own, and what is new.</summary>
public sealed class DeskTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task What_waits_for_each_of_ones_roles_stands_on_one_page_and_is_counted_in_the_navigation()
    {
        var name = await server.MadeAsync();
        (await server.AskAsync(d => d.GrantAsync("test", name, new NewGrant(ActingRole.Coordinator, "jiangbei-edu")))).Refusal.ShouldBeNull();
        using var desk = await server.SignedInAsync(name);
        var id = await server.ProposedAsync(desk);
        await desk.SendAsync("/account", "/account/role", ("as", "coordinator@jiangbei-edu"));

        var page = await desk.TextAsync("/");
        page.ShouldContain($"/agreements/{id}");
        page.ShouldNotContain($"/do/reviseTerms?id={id}", customMessage: "it waits for the other role");
        page.ShouldContain("项等待办理");
        var there = await desk.SendAsync("/", "/account/role", ("as", "coordinator@qingyang-edu"), ("return", "/"));
        there.Headers.Location!.ToString().ShouldBe("/");
        (await desk.TextAsync("/")).ShouldContain($"/do/reviseTerms?id={id}");
    }

    [Theory]
    [InlineData(ActingRole.Auditor, "/board", "/access-log", "/accounts")]
    [InlineData(ActingRole.Administrator, "/accounts", "/accounts", "/board")]
    public async Task Who_has_nothing_to_do_begins_where_they_work_and_the_navigation_leads_nowhere_else(
        ActingRole role, string first, string shown, string hidden)
    {
        using var browser = await server.SignedInAsync(await server.MadeAsync(role));
        (await browser.OpenAsync("/")).Headers.Location!.ToString().ShouldBe(first);
        var page = await browser.TextAsync(first);
        page.ShouldContain($"<a href=\"{shown}\"");
        page.ShouldNotContain($"<a href=\"{hidden}\"");
    }

    [Theory]
    [InlineData("/register?stage=nonsense", "阶段不能是“nonsense”")]
    [InlineData("/register?stag=signed", "没有“stag”这一条件")]
    [InlineData("/register?institution=%E6%97%A0%E6%AD%A4%E5%8D%95%E4%BD%8D", "没有名为“无此单位”的单位")]
    [InlineData("/board?kind=nonsense", "类别不能是“nonsense”")]
    [InlineData("/commitments?until=soon", "“soon”不是日期")]
    [InlineData("/flow?kind=nonsense", "类别不能是“nonsense”")]
    [InlineData("/gaps?code=nonsense", "code不能是“nonsense”")]
    public async Task A_condition_that_cannot_be_read_is_said_and_nothing_else_is_shown_instead(string address, string sentence)
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var answer = await desk.OpenAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        text.ShouldContain(sentence);
        text.ShouldNotContain("data-agreement=");
    }

    [Fact]
    public async Task An_institution_is_named_by_any_part_of_its_name_that_only_one_has()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        var name = $"独此{Guid.NewGuid():n}校";
        await RegisteredAsync(desk, name, name[..8]);
        await RecordedAsync(desk, "addParty", id, ("name.zh", name), ("institution", name), ("role", "member"));
        await server.CaughtUpAsync();

        (await desk.TextAsync($"/register?institution={name[..8]}")).ShouldContain(id);
        (await desk.TextAsync($"/board?institution={name[..8]}")).ShouldContain(id);
        (await desk.TextAsync("/register?institution=qingyang-edu")).ShouldNotContain(id);
    }

    [Fact]
    public async Task What_is_exported_is_what_is_shown_under_every_condition_of_the_register()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var (one, other) = (await server.ProposedAsync(desk), await server.ProposedAsync(desk));
        await RecordedAsync(desk, "withdrawAgreement", one, ("reason", "另行商定"));
        await server.CaughtUpAsync();
        var school = System.Text.RegularExpressions.Regex.Match(await desk.TextAsync($"/agreements/{other}"), "测试[a-p]{32}学校").Value;
        var code = System.Text.RegularExpressions.Regex.Match(await desk.TextAsync($"/agreements/{other}"), "/institutions/([a-z0-9-]+)\"").Groups[1].Value;
        foreach (var conditions in new[] { "standing=withdrawn", "standing=open", $"institution={school}&partner={code}" })
        {
            var page = await desk.TextAsync($"/register?{conditions}");
            var shown = System.Text.RegularExpressions.Regex.Count(page, "<tr data-agreement");
            var export = System.Text.RegularExpressions.Regex.Match(page, "href=\"(/api/v1/exports/register\\.csv[^\"]*)\"").Groups[1].Value;
            var lines = (await (await desk.Client.GetAsync(export)).Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            shown.ShouldBeGreaterThan(0);
            (lines.Length - 1).ShouldBe(shown, conditions);
        }
    }

    [Fact]
    public async Task Conditions_are_saved_under_a_name_for_oneself_alone_and_forgotten_again()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        const string Address = "/register?stage=signed&without=gaps";
        (await desk.SendAsync(Address, "/views", ("address", Address), ("name", "已签署的"))).Headers.Location!.ToString().ShouldBe(Address);
        var shown = await desk.TextAsync("/register");
        shown.ShouldContain("已签署的");
        WebUtility.HtmlDecode(shown).ShouldContain($"href=\"{Address}\"");
        using var other = await server.SignedInAsync(await server.MadeAsync());
        (await other.TextAsync("/register")).ShouldNotContain("已签署的");

        var number = System.Text.RegularExpressions.Regex.Match(await desk.TextAsync(Address), "name=\"number\" value=\"([0-9]+)\"").Groups[1].Value;
        await other.SendAsync("/register?kind=aid", "/views/forget", ("number", number));
        (await desk.TextAsync("/register")).ShouldContain("已签署的", customMessage: "another's is not to be forgotten");
        await desk.SendAsync(Address, "/views/forget", ("number", number), ("return", Address));
        (await desk.TextAsync("/register")).ShouldNotContain("已签署的");
    }

    [Theory]
    [InlineData("https://evil.example/register?stage=signed")]
    [InlineData("/accounts?x=1")]
    public async Task A_view_is_saved_of_lists_of_this_server_alone(string address)
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        (await desk.SendAsync("/register?kind=aid", "/views", ("address", address), ("name", "别处"))).Headers.Location!.ToString().ShouldBe("/");
        (await desk.TextAsync("/register")).ShouldNotContain("别处");
    }

    [Fact]
    public async Task What_was_recorded_since_one_last_looked_is_marked_and_watched_agreements_say_how_much()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        using var reader = await server.SignedInAsync(await server.MadeAsync());
        await reader.TextAsync($"/agreements/{id}");
        await reader.SendAsync($"/agreements/{id}", $"/agreements/{id}/watch", ("on", "true"));
        await server.Database.ExecuteAsync($"update accounts.looks set at = at - interval '1 hour' where agreement = '{id}'");
        await RecordedAsync(desk, "leaveQuestionOpen", id, ("text", "原件在哪里"));
        await server.CaughtUpAsync();

        (await reader.TextAsync("/")).ShouldContain("1 条新记录");
        var page = await reader.TextAsync($"/agreements/{id}");
        page.ShouldContain("以来有 1 条新记录");
        page.ShouldContain($"/agreements/{id}/compare?from=1&to=2");
        (await reader.TextAsync($"/agreements/{id}")).ShouldContain("以来有 1 条新记录", customMessage: "the same visit");
        (await reader.TextAsync("/")).ShouldNotContain("1 条新记录", customMessage: "it was seen");
        await reader.SendAsync($"/agreements/{id}", $"/agreements/{id}/watch", ("on", "false"));
        (await reader.TextAsync("/")).ShouldNotContain("我关注的协议");
    }

    [Fact]
    public async Task Two_versions_are_compared_fact_by_fact_whichever_is_named_first()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await RecordedAsync(desk, "updateFact", id, ("fact", "title"), ("now", "改了名的协议"));

        foreach (var address in new[] { $"/agreements/{id}/compare?from=1&to=2", $"/agreements/{id}/compare?from=2&to=1", $"/agreements/{id}/compare" })
        {
            var page = await desk.TextAsync(address);
            page.ShouldContain("<del>测试协议</del>");
            page.ShouldContain("<ins>改了名的协议</ins>");
        }

        var answer = await desk.OpenAsync($"/agreements/{id}/compare?from=9");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("“9”不是本协议的版本（1 至 2）");
    }

    [Fact]
    public async Task Who_cooperates_with_whom_is_counted_as_the_register_lists_it()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        await server.ProposedAsync(desk);
        await server.CaughtUpAsync();
        var page = await desk.TextAsync("/cooperation");
        var pairs = System.Text.RegularExpressions.Regex.Matches(page, "href=\"(/register\\?institution=[^&\"]+&partner=[^\"]+)\">([0-9]+) 份协议");
        pairs.ShouldNotBeEmpty();
        foreach (var pair in pairs.Take(3))
        {
            (await desk.TextAsync(pair.Groups[1].Value)).ShouldContain($">{pair.Groups[2].Value} 份协议");
        }
    }

    [Fact]
    public async Task Another_institutions_list_has_a_ready_message_to_remind_it()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await RecordedAsync(desk, "reviseTerms", id, ("purpose.zh", "互派师生"));
        await server.CaughtUpAsync();
        var school = System.Text.RegularExpressions.Regex.Match(await desk.TextAsync($"/agreements/{id}"), "测试[a-p]{32}学校").Value;

        var page = WebUtility.HtmlDecode(await desk.TextAsync($"/?institution={school}&as=party"));
        page.ShouldContain($"办理入口：{server.Address}agreements/{id}");
    }
}
