using Agreements.Server.Tests.Access.Accounts;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agreements.Server.Tests.Pages;

/// <summary>The pages of progress as their readers use them: each figure leads to what it counts.</summary>
public sealed partial class ProgressPagesTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Fact]
    public async Task Each_figure_leads_to_the_agreements_behind_it()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var id = await server.ProposedAsync(desk);
        await server.CaughtUpAsync();
        var page = await desk.TextAsync("/progress");
        var figures = Figures().Matches(page);
        figures.Count.ShouldBeGreaterThan(3);
        foreach (Match figure in figures)
        {
            var behind = await desk.TextAsync(WebUtility.HtmlDecode(figure.Groups["address"].Value));
            Rows().Count(behind).ShouldBe(int.Parse(figure.Groups["count"].Value, System.Globalization.CultureInfo.InvariantCulture));
        }

        (await desk.TextAsync("/progress/agreements?by=stage&key=proposed")).ShouldContain($"data-agreement=\"{id}\"");
        (await desk.TextAsync("/progress/agreements?by=stage&key=evaluated")).ShouldContain("没有这样的协议");
    }

    [Fact]
    public async Task An_earlier_day_says_that_it_is_one_and_what_is_known_of_today_alone_is_not_said_of_it()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        await server.ProposedAsync(desk);
        await server.CaughtUpAsync();
        var now = await desk.TextAsync("/progress");
        now.ShouldContain("条款承接");
        now.ShouldNotContain("as-it-was");
        var then = await desk.TextAsync("/progress?asOf=2020-01-01");
        then.ShouldContain("以下是2020年1月1日结束时系统中已记录的情况");
        then.ShouldNotContain("条款承接");
        then.ShouldContain("<dd>0</dd>");
    }

    [Fact]
    public async Task Of_very_many_institutions_the_largest_are_shown_and_it_says_so()
    {
        string[] codes = [.. Enumerable.Range(0, 40).Select(n => $"many-{n}")];
        await TestDirectory.EnterAsync(server.Services.GetRequiredService<IDocumentStore>(), codes, []);
        await using (var session = server.Services.GetRequiredService<IDocumentStore>().LightweightSession())
        {
            session.Events.StartStream<Agreement>(Guid.CreateVersion7(), new AgreementProposed(
                AgreementKind.Framework, 1, new Text("四十方的协议"), [.. codes.Select(c => Party.OfInstitution(c, PartyRole.Principal, new Text(c)))], null, null,
                null, null));
            await session.SaveChangesAsync();
        }

        using var auditor = await server.SignedInAsync(await server.MadeAsync(ActingRole.Auditor, "cq-edu"));
        await server.CaughtUpAsync();
        var page = await auditor.TextAsync("/progress");
        Regex.Count(page[page.IndexOf("id=\"by-institution\"", StringComparison.Ordinal)..], "data-group=").ShouldBe(30);
        page.ShouldContain("这里列出协议最多的 30 项");
        (await auditor.TextAsync("/progress?institution=many-39")).ShouldContain("data-group=\"framework\"");
    }

    [Theory]
    [InlineData("/progress?asOf=yesterday", "“yesterday”不是日期")]
    [InlineData("/progress?kind=nonsense", "不能是“nonsense”")]
    [InlineData("/progress?stage=signed", "没有“stage”这一条件")]
    [InlineData("/progress/agreements?figure=nonsense", "不能是“nonsense”")]
    [InlineData("/progress/agreements?by=stage&key=nonsense", "不能是“nonsense”")]
    [InlineData("/progress/agreements?by=parent&key=nonsense", "地址不完整")]
    [InlineData("/annual?year=twenty", "年份请写成")]
    [InlineData("/annual?year=2025&asOf=2999-01-01", "截至日期不能晚于今天")]
    public async Task What_cannot_be_read_is_said_with_its_cure(string address, string said)
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        var answer = await desk.OpenAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(said);
    }

    [Fact]
    public async Task The_report_of_a_year_is_what_the_api_and_the_workbook_say()
    {
        using var desk = await server.SignedInAsync(await server.MadeAsync());
        await server.ProposedAsync(desk);
        var page = await desk.TextAsync("/annual?year=2026");
        var said = JsonSerializer.Deserialize<JsonElement>(
            await desk.TextAsync("/api/v1/exports/annual?year=2026&asOf=" + Day().Match(page).Groups[1].Value));
        page.ShouldContain("2026 年度报告");
        page.ShouldContain($"<dt>协议总数</dt><dd>{said.GetProperty("agreements").GetInt32()}</dd>");
        page.ShouldContain("此日尚未结束");
        var workbook = Workbook().Match(page).Groups[1].Value;
        (await desk.OpenAsync(WebUtility.HtmlDecode(workbook))).Content.Headers.ContentType!.MediaType
            .ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    }

    [GeneratedRegex(
        "data-figure=\"agreements\".*?<a href=\"(?<address>[^\"]+)\">(?<count>[0-9]+)</a>"
        + "|data-group=\"[^\"]+\">\\s*<th[^>]*>\\s*<a href=\"(?<address>[^\"]+)\">.*?bar-number\">(?<count>[0-9]+)<",
        RegexOptions.Singleline)]
    private static partial Regex Figures();

    [GeneratedRegex("<tr data-agreement=")]
    private static partial Regex Rows();

    [GeneratedRegex("name=\"asOf\" value=\"([0-9-]+)\"")]
    private static partial Regex Day();

    [GeneratedRegex("href=\"(/api/v1/exports/annual.xlsx[^\"]+)\"")]
    private static partial Regex Workbook();
}
