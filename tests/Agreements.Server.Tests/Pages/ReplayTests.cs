using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.Json;
using static Agreements.Server.Tests.Pages.FormDesk;

namespace Agreements.Server.Tests.Pages;

/// <summary>An agreement replayed by both clocks, as an auditor does it.</summary>
public sealed class ReplayTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private static string Today => DateTime.UtcNow.AddHours(8).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_had_happened_by_a_day_is_told_as_it_was_on_record_at_a_version()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await RecordedAsync(desk, "updateFact", id, ("fact", "title"), ("now", "改了名的协议"));
        await RecordedAsync(desk, "correctFact", id, ("fact", "proposed.on"), ("was", Today), ("now", "2021-03-01"), ("why", "原件上的日期"));

        // Now it is known that it was proposed in 2021; two versions ago it was thought to be of today.
        (await StageAsync(desk, id, "?day=2022-01-01")).ShouldBe("proposed");
        (await StageAsync(desk, id, "?day=2021-02-28")).ShouldBeNull();
        (await StageAsync(desk, id, "?version=1&day=2022-01-01")).ShouldBeNull();

        var page = WebUtility.HtmlDecode(await desk.TextAsync($"/agreements/{id}/replay?version=2"));
        page.ShouldContain("第 2 版（共 3 版）");
        page.ShouldContain("<del>测试协议</del>");
        page.ShouldContain("<ins>改了名的协议</ins>");
        page.ShouldNotContain("原件上的日期", customMessage: "it was recorded later");
    }

    [Theory]
    [InlineData("version=9", "“9”不是本协议的版本（1 至 1）")]
    [InlineData("version=0", "“0”不是本协议的版本")]
    [InlineData("moment=7", "“7”不在发生日期的序号之内")]
    [InlineData("at=1", "没有“at”这一条件")]
    public async Task What_is_no_moment_of_it_is_said_with_its_cure(string asked, string said)
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var answer = await desk.OpenAsync($"/agreements/{await server.ProposedAsync(desk)}/replay?{asked}");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    private static async Task<string?> StageAsync(Browser desk, string id, string asked) =>
        JsonSerializer.Deserialize<JsonElement>(await desk.TextAsync($"/api/v1/agreements/{id}/replay{asked}")).GetProperty("stage").GetString();
}
