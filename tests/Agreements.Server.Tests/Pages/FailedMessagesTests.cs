using Agreements.Server.Notifications;
using Agreements.Server.Tests.Cli;
using Agreements.Server.Tests.Notices;
using System.Globalization;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Pages;

/// <summary>What the server gave up on is told in sentences, and tried again from the page, the API and the command line by the same rules.</summary>
[Collection(NoticeCollection.Name)]
public sealed partial class FailedMessagesTests(OperationsServer operations) : IClassFixture<OperationsServer>
{
    private const string Page = "/operations/failed";

    private HttpClient Program => operations.Server.Program("test-key-administrator");

    [Fact]
    public async Task A_notice_that_did_not_arrive_is_told_in_sentences_and_arrives_when_it_is_tried_again_on_the_page()
    {
        var (agreement, message) = await FailedAsync("/board", 500);
        var page = await operations.Administrator.TextAsync(Page);
        var row = RowOf(page, message);
        row.ShouldContain("对通知端点“board”的请求");
        row.ShouldContain("通知端点“board”应答 500。");
        row.ShouldContain("2 次");
        // An administrator sees no agreement.
        page.ShouldNotContain("测试协议");
        page.ShouldNotContain(agreement.ToString());
        RowOf(await operations.Administrator.TextAsync($"{Page}?lang=en"), message).ShouldContain("The endpoint 'board' answered 500.");

        operations.Web.Answer = (_, _) => Task.FromResult(204);
        var before = operations.Web.Of("/board", agreement).Count;
        var sent = await operations.Administrator.SendAsync(Page, $"{Page}/retry", ("message", $"{message}"), ("kind", "webhook"));
        sent.Headers.Location!.OriginalString.ShouldBe($"{Page}?kind=webhook&retried=1");
        (await operations.Administrator.TextAsync(sent.Headers.Location.OriginalString)).ShouldContain("已安排重试 1 条消息");
        await Eventually.HoldsAsync(() => Task.FromResult(operations.Web.Of("/board", agreement).Count == before + 1), "the notice after its retry", 60);
        await Eventually.HoldsAsync(async () => !(await operations.Administrator.TextAsync(Page)).Contains($"{message}"), "it is gone from the page", 60);
    }

    [Fact]
    public async Task The_api_lists_the_same_and_tries_again_by_sort_and_day()
    {
        var (agreement, message) = await FailedAsync("/archive", 500);
        var listed = (await Program.GetFromJsonAsync<JsonElement>("/api/v1/operations/failed-messages?kind=webhook&since=2020-01-01"))
            .GetProperty("messages").EnumerateArray().Single(m => m.GetProperty("id").GetGuid() == message);
        listed.GetProperty("recipient").GetString().ShouldBe("archive");
        listed.GetProperty("agreement").GetGuid().ShouldBe(agreement);
        listed.GetProperty("why").GetProperty("zh").GetString().ShouldBe("通知端点“archive”应答 500。");
        listed.GetProperty("attempts").GetInt32().ShouldBe(2);
        listed.GetProperty("isToBeRetried").GetBoolean().ShouldBeFalse();
        Contains(await Program.GetFromJsonAsync<JsonElement>("/api/v1/operations/failed-messages?kind=mail"), message).ShouldBeFalse();
        var tomorrow = DateTime.UtcNow.AddDays(2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Contains(await Program.GetFromJsonAsync<JsonElement>($"/api/v1/operations/failed-messages?since={tomorrow}"), message).ShouldBeFalse();
        (await Program.GetAsync("/api/v1/operations/failed-messages?since=yesterday")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        operations.Web.Answer = (_, _) => Task.FromResult(204);
        (await Program.PostAsJsonAsync("/api/v1/operations/failed-messages/retry", new { })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RetriedAsync(new { kind = "mail" })).ShouldBe(0);
        (await RetriedAsync(new { since = tomorrow })).ShouldBe(0);
        (await RetriedAsync(new { messages = new[] { Guid.NewGuid() } })).ShouldBe(0);
        var before = operations.Web.Of("/archive", agreement).Count;
        (await RetriedAsync(new { kind = "webhook", since = "2020-01-01" })).ShouldBeGreaterThanOrEqualTo(1);
        await Eventually.HoldsAsync(() => Task.FromResult(operations.Web.Of("/archive", agreement).Count == before + 1), "the notice after its retry", 60);
    }

    [Fact]
    public async Task A_webhook_that_is_gone_is_turned_on_again_on_the_page_and_hears_what_it_missed()
    {
        operations.Web.Answer = (r, _) => Task.FromResult(r.Path == "/archive" ? 410 : 204);
        var agreement = await operations.ProposedAsync();
        await Eventually.HoldsAsync(
            async () => (await Program.GetStringAsync("/api/v1/operations/notification-endpoints")).Contains("\"gone\"", StringComparison.Ordinal), "off", 60);
        var page = await operations.Administrator.TextAsync(Page);
        page.ShouldContain("data-off=\"archive\"");
        (await operations.Administrator.TextAsync("/operations/notification-endpoints")).ShouldContain("运维配置文件");
        operations.Web.Answer = (_, _) => Task.FromResult(204);
        var on = await operations.Administrator.SendAsync(Page, $"{Page}/on", ("recipient", "archive"));
        page = await operations.Administrator.TextAsync(on.Headers.Location!.OriginalString);
        page.ShouldContain("“archive”已重新启用");
        page.ShouldNotContain("data-off=\"archive\"");
        (await Program.PostAsync("/api/v1/operations/notification-endpoints/archive/on", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Eventually.HoldsAsync(() => Task.FromResult(operations.Web.Of("/archive", agreement).Count == 2), "what it missed", 60);
    }

    [Fact]
    public async Task The_command_line_lists_the_same()
    {
        var (_, message) = await FailedAsync("/board", 503);
        var listed = await CommandLine.RunAsync(operations.Server.Database.ConnectionString, "notices", "failed", "--kind", "webhook", "--lang", "zh");
        listed.Code.ShouldBe(0, listed.Error);
        listed.Output.ShouldContain($"{message}");
        listed.Output.ShouldContain("通知端点“board”应答 503。");
        (await CommandLine.RunAsync(operations.Server.Database.ConnectionString, "notices", "failed", "--kind", "mail", "--lang", "en"))
            .Output.ShouldContain("There are no failed notices.");
        (await CommandLine.RunAsync(operations.Server.Database.ConnectionString, "notices", "replay", "--since", "yesterday")).Code.ShouldBe(2);
        (await CommandLine.RunAsync(operations.Server.Database.ConnectionString, "notices", "replay", "--all", "--kind", "mail")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Rules_and_the_days_of_follow_up_are_kept_on_their_pages()
    {
        const string rules = "/operations/notification-rules";
        const string defaults = "/operations/notification-defaults";
        var saved = await operations.Administrator.SendAsync(
            rules, rules, ("name", "leaders"), ("role", "approver"), ("institution", "qingyang-edu"), ("topics", "overdue"), ("stages", "signed"));
        saved.Headers.Location!.OriginalString.ShouldBe($"{rules}?saved");
        var page = await operations.Administrator.TextAsync(rules);
        page.ShouldContain("data-rule=\"leaders\"");
        page.ShouldContain("逾期");
        (await operations.Administrator.SendAsync(rules, rules, ("name", "Führung"), ("role", "approver"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var unknown = await operations.Administrator.SendAsync(rules, rules, ("name", "more"), ("role", "auditor"), ("institutions", "青苏，无此单位"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("value=\"青苏，无此单位\"");
        await operations.Administrator.SendAsync(rules, $"{rules}/end", ("name", "leaders"));
        (await operations.Administrator.TextAsync(rules)).ShouldContain("还没有规则");

        var of = $"{defaults}?institution=qingyang-edu";
        (await operations.Administrator.TextAsync(of)).ShouldContain("name=\"again-after\" min=\"1\" max=\"60\" required value=\"5\"");
        await operations.Administrator.SendAsync(of, $"{defaults}/follow-up", ("of", "qingyang-edu"), ("again-after", "3"), ("above-after", "7"));
        (await operations.Administrator.TextAsync(of)).ShouldContain("required value=\"3\"");
        (await operations.Administrator.SendAsync(of, $"{defaults}/follow-up", ("of", "qingyang-edu"), ("again-after", "7"), ("above-after", "3")))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_but_administrators_sees_or_does_it()
    {
        (await operations.Coordinator.OpenAsync(Page)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operations.Coordinator.SendAsync("/account", $"{Page}/retry")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operations.Coordinator.SendAsync("/account", "/operations/read-models/resume")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await operations.Coordinator.TextAsync("/account")).ShouldNotContain("href=\"/operations\"");
        (await operations.Administrator.TextAsync("/accounts")).ShouldContain("href=\"/operations\"");
        (await operations.Administrator.OpenAsync($"{Page}?kind=pigeon")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>What is thrown is found again by its form: no sentence of ours is told as the system's own words.</summary>
    [Theory]
    [InlineData("The conversation with the mail server about the mail to 'bureau-office' broke off.", "连接中断")]
    [InlineData("The mail server refused the mail to 'bureau-office' for good (550).", "（550）")]
    [InlineData("The webhook 'board' is off since it answered 410: agreements notices on board", "已停用")]
    public void Sentences_are_read_back_in_both_languages(string thrown, string zh)
    {
        var read = FailureSentence.Read(thrown)!;
        read.En.ShouldBe(thrown);
        read.Zh.ShouldContain(zh);
        FailureSentence.Read(FailureSentence.MailTls.Of("bureau-office"))!.En!.ShouldNotContain("证书");
        FailureSentence.Read("Object reference not set to an instance of an object.").ShouldBeNull();
    }

    private async Task<int> RetriedAsync(object asked)
    {
        using var answer = await Program.PostAsJsonAsync("/api/v1/operations/failed-messages/retry", asked);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("toBeRetried").GetInt32();
    }

    /// <summary>An agreement of which one webhook was told in vain.</summary>
    private async Task<(Guid Agreement, Guid Message)> FailedAsync(string path, int status)
    {
        operations.Web.Answer = (r, _) => Task.FromResult(r.Path == path ? status : 204);
        var agreement = await operations.ProposedAsync();
        var message = Guid.Empty;
        await Eventually.HoldsAsync(
            async () => (message = await operations.Server.Database.ScalarAsync<Guid>(
                $"""
                select m.id from wolverine.wolverine_dead_letters m join notifications.deliveries d on position(d.id::text::bytea in m.body) > 0
                join notifications.intended i on i.delivery = d.id join notifications.causes c on c.id = i.cause where c.stream = '{agreement}'
                """)) != Guid.Empty,
            "the dead letter", 60);
        return (agreement, message);
    }

    private static bool Contains(JsonElement listed, Guid message) =>
        listed.GetProperty("messages").EnumerateArray().Any(m => m.GetProperty("id").GetGuid() == message);

    private static string RowOf(string page, Guid message) => Rows().Matches(page).Single(r => r.Value.Contains($"{message}")).Value;

    [GeneratedRegex("<tr data-message=.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();
}
