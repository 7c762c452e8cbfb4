using Agreements.Server.Tests.Access.Accounts;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Calendars;

/// <summary>What people find in the calendar: as a month, as a list, and over the API.</summary>
public sealed partial class CalendarPageTests(CalendarScene scene) : IClassFixture<CalendarScene>
{
    private const string March = "/calendar?month=2035-03";

    [Fact]
    public async Task A_month_has_each_thing_on_its_day_and_what_has_no_exact_day_on_none()
    {
        using var desk = await CoordinatorAsync();
        var days = Days(await desk.TextAsync(March));
        days["2035-03-15"].ShouldContain($"<a href=\"/agreements/{CalendarScene.Shared}#commitments\">建成实训车间</a>");
        days["2035-03-15"].ShouldContain("承诺到期");
        days["2035-03-01"].ShouldContain("签约仪式");
        days["2035-03-31"].ShouldContain("协议最后一日");
        days["2035-03-05"].ShouldContain($"href=\"/engagements/{CalendarScene.Opening}\"");
        days["2035-03-27"].ShouldContain("理事会会议");
        days["2035-03-28"].ShouldContain("理事会会议");
        days["2035-03-26"].ShouldNotContain("理事会会议");
        days["2035-03-16"].ShouldNotContain("开放图书馆", customMessage: "it is kept");
        days.Values.ShouldAllBe(d => !d.Contains("互派教师") && !d.Contains("年度总结") && !d.Contains("联合招生") && !d.Contains("常年往来"));
    }

    [Fact]
    public async Task What_is_known_to_the_month_or_about_stands_beside_the_days_as_it_is_known()
    {
        using var desk = await CoordinatorAsync();
        var sometime = (await desk.TextAsync(March)).Split("id=\"sometime\"")[1];
        Row(sometime, "month").ShouldContain("2035年3月<");
        Row(sometime, "about").ShouldContain("2035年3月20日前后");
        Row(sometime, "year").ShouldContain("2035年<");
        sometime.ShouldNotContain("data-entry=\"exact\"");
        var may = await desk.TextAsync("/calendar?month=2035-05");
        may.ShouldContain("data-entry=\"year\"", customMessage: "it may be in May as well");
        may.ShouldNotContain("data-entry=\"month\"");
        (await desk.TextAsync("/calendar?month=2036-01")).ShouldContain("data-empty-month");
    }

    [Fact]
    public async Task What_is_out_of_sight_is_in_no_month_no_list_and_no_answer()
    {
        using var desk = await CoordinatorAsync();
        foreach (var address in new[] { March, "/calendar?view=list&from=2035-01-01&until=2035-12-31", $"{March}&agreement={CalendarScene.OfOthers}" })
        {
            (await desk.TextAsync(address)).ShouldNotContain(CalendarScene.Hidden, customMessage: address);
        }

        (await ApiAsync("from=2035-01-01&until=2035-12-31")).GetRawText().ShouldNotContain(CalendarScene.Hidden);
        using var auditor = await scene.Server.SignedInAsync(await scene.Server.MadeAsync(ActingRole.Auditor, "cq-edu"));
        var days = Days(await auditor.TextAsync(March));
        days["2035-03-15"].ShouldContain(CalendarScene.Hidden + "承诺");
        days["2035-03-09"].ShouldContain(CalendarScene.Hidden + "考察");
    }

    [Fact]
    public async Task A_list_and_the_api_answer_the_same_page_by_page()
    {
        using var desk = await CoordinatorAsync();
        var page = Entries(await desk.TextAsync("/calendar?view=list&from=2035-03-10&until=2035-03-27"));
        page.ShouldBe(["exact", "long", "about", ":engagement", "month", "year"], "by the last day that each can be");
        List<string> asked = [];
        for (string? after = ""; after is not null;)
        {
            var answer = await ApiAsync($"from=2035-03-10&until=2035-03-27&count=2{(after.Length > 0 ? $"&after={after}" : "")}");
            asked.AddRange(answer.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("item").GetString()!));
            after = answer.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        asked.ShouldBe(page);
    }

    [Theory]
    [InlineData("kind=end", ":end")]
    [InlineData("kind=ceremony", ":ceremony")]
    [InlineData("kind=engagement&institution=qingsu", ":engagement")]
    public async Task Conditions_narrow_the_calendar(string conditions, string only)
    {
        using var desk = await CoordinatorAsync();
        Entries(await desk.TextAsync($"/calendar?view=list&from=2035-03-01&until=2035-03-31&{conditions}")).ShouldBe([only]);
    }

    [Fact]
    public async Task Mine_is_what_my_institution_takes_part_in_and_what_i_watch()
    {
        using var desk = await CoordinatorAsync();
        Entries(await desk.TextAsync(March + "&mine=true")).ShouldContain("exact");
        using var auditor = await scene.Server.SignedInAsync(await scene.Server.MadeAsync(ActingRole.Auditor, "cq-edu"));
        Entries(await auditor.TextAsync(March + "&mine=true")).ShouldBeEmpty();
        await auditor.SendAsync($"/agreements/{CalendarScene.OfOthers}", $"/agreements/{CalendarScene.OfOthers}/watch", ("on", "true"));
        var mine = await auditor.TextAsync(March + "&mine=true");
        mine.ShouldContain(CalendarScene.Hidden + "承诺");
        mine.ShouldContain(CalendarScene.Hidden + "考察");
        mine.ShouldNotContain("建成实训车间");
    }

    [Theory]
    [InlineData("/calendar?month=soon", "月份：“soon”不是月份，请写成 2025-03")]
    [InlineData("/calendar?month=0001-01", "不是月份")]
    [InlineData("/calendar?kind=party", "类别不能是“party”")]
    [InlineData("/calendar?view=week", "view不能是“week”")]
    [InlineData("/calendar?view=list&from=2035-03-02&until=2035-03-01", "结束日期早于开始日期")]
    [InlineData("/calendar?agreement=mine", "请从该协议的页面打开")]
    [InlineData("/calendar?colour=red", "没有“colour”这一条件")]
    public async Task A_condition_that_cannot_be_read_is_said_with_its_cure(string address, string sentence)
    {
        using var desk = await CoordinatorAsync();
        var answer = await desk.OpenAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        text.ShouldContain(sentence);
        text.ShouldNotContain("data-day=");
    }

    [Fact]
    public async Task Holidays_and_weekends_that_are_worked_are_marked()
    {
        using var desk = await CoordinatorAsync();
        var days = Days(await desk.TextAsync("/calendar?month=2026-10"));
        days["2026-10-01"].ShouldContain("国庆节");
        days["2026-10-10"].ShouldContain("调休上班");
        days.Count.ShouldBe(31);
    }

    private Task<Browser> CoordinatorAsync() => SignedInAsync(scene);

    internal static async Task<Browser> SignedInAsync(CalendarScene scene) => await scene.Server.SignedInAsync(await scene.Server.MadeAsync());

    private async Task<JsonElement> ApiAsync(string query)
    {
        var said = await scene.Server.Program("test-key-coordinator").GetStringAsync(new Uri($"/api/v1/calendar?{query}", UriKind.Relative));
        return JsonDocument.Parse(said).RootElement;
    }

    private static Dictionary<string, string> Days(string page) =>
        Day().Matches(page).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

    private static string Row(string page, string item) => Regex.Match(page, $"<tr data-entry=\"{item}\">.*?</tr>", RegexOptions.Singleline).Value;

    private static string[] Entries(string page) => [.. Item().Matches(page).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("<td class=\"[a-z -]*\" data-day=\"([0-9-]+)\">(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Day();

    [GeneratedRegex("data-entry=\"([^\"]+)\"")]
    private static partial Regex Item();
}
