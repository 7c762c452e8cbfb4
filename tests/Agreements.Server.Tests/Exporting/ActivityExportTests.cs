using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json;

namespace Agreements.Server.Tests.Exporting;

/// <summary>The activity as an auditor takes it out.</summary>
public sealed class ActivityExportTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Hostile = "=HYPERLINK(\"https://example.org\",\"点我\")";

    [Fact]
    public async Task A_workbook_has_the_columns_and_rows_of_the_csv_with_days_as_days_and_texts_as_texts()
    {
        var id = await ProposedAsync(Hostile);
        await ProposedAsync("别的协议");
        using var auditor = server.As(RunningServer.Auditor);
        var csv = (await auditor.GetStringAsync($"/api/v1/exports/activity.csv?stream={id}&lang=en")).Trim().Split("\r\n");
        using var answer = await auditor.GetAsync($"/api/v1/exports/activity.xlsx?stream={id}&lang=en");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("activity.xlsx");
        using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(e => e.Description).ShouldBeEmpty();
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        sheet.Descendants<CellFormula>().ShouldBeEmpty();

        var rows = sheet.Descendants<Row>().Select(r => r.Elements<Cell>().ToArray()).ToArray();
        rows[0].Select(c => c.InnerText).ShouldBe(csv[0].Split(','));
        rows.Length.ShouldBe(csv.Length, "the other agreement is in neither");
        Text(rows[1], 8).ShouldBe("agreement-proposed");
        // A number, a moment and a day are counted, a text is inline.
        (IsText(rows[1], 0), IsText(rows[1], 1), IsText(rows[1], 9), IsText(rows[1], 10)).ShouldBe((false, false, false, true));
        DateTime.FromOADate(Number(rows[1], 9)).ShouldBe(new DateTime(2025, 3, 27));
        DateTime.FromOADate(Number(rows[1], 1)).ShouldBeInRange(DateTime.UtcNow.AddHours(7), DateTime.UtcNow.AddHours(9), "it is the time of Shanghai");
        rows[1][9].StyleIndex!.Value.ShouldNotBe(rows[1][1].StyleIndex!.Value, "one is shown as a day, the other with its time");
        Text(rows[1], 10).ShouldContain(Hostile);
    }

    [Fact]
    public async Task A_workbook_is_asked_as_the_activity_is_and_by_auditors_only()
    {
        var id = await ProposedAsync("按条件导出");
        using var auditor = server.As(RunningServer.Auditor);
        (await RowsAsync($"stream={id}&look=back-dated")).ShouldBe(1, "proposed now of a day long ago");
        (await RowsAsync($"stream={id}&look=waiver")).ShouldBe(0);
        (await RowsAsync($"stream={id}&account=coordinator-1&institution=qingyang-edu&type=agreement-proposed&from=2020-01-01")).ShouldBe(1);
        (await RowsAsync($"stream={id}&until=2020-01-01")).ShouldBe(0);
        (await RowsAsync("until=0001-01-01")).ShouldBe(0);
        (await RowsAsync($"stream={id}&from=0001-01-01&until=9999-12-31")).ShouldBe(1);
        foreach (var wrong in new[] { "look=nonsense", "from=soon", "lang=fr" })
        {
            (await auditor.GetAsync($"/api/v1/exports/activity.xlsx?{wrong}")).StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
        }

        (await server.Client.GetAsync("/api/v1/exports/activity.xlsx")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        async Task<int> RowsAsync(string asked)
        {
            using var file = new MemoryStream(await auditor.GetByteArrayAsync($"/api/v1/exports/activity.xlsx?{asked}"));
            using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
            return workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count() - 1;
        }
    }

    [Fact]
    public async Task The_page_leads_to_both_files_and_to_what_was_read_under_its_conditions_and_back()
    {
        var id = await ProposedAsync("来回查看");
        using var auditor = server.As(RunningServer.Auditor);
        var asked = $"account=coordinator-1&{{0}}={id}&from=2026-01-01&until=2099-12-31";
        var activity = WebUtility.HtmlDecode(await auditor.GetStringAsync($"/activity?{string.Format(null, asked, "stream")}&look=back-dated&lang=en"));
        var conditions = string.Format(null, asked, "stream");
        activity.ShouldContain($"/api/v1/exports/activity.csv?{conditions}&look=back-dated&lang=en");
        activity.ShouldContain($"/api/v1/exports/activity.xlsx?{conditions}&look=back-dated&lang=en");
        activity.ShouldContain($"href=\"/access-log?{string.Format(null, asked, "subject")}\"");

        (await server.Client.GetAsync($"/agreements/{id}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var log = WebUtility.HtmlDecode(await auditor.GetStringAsync($"/access-log?{string.Format(null, asked, "subject")}&lang=en"));
        log.ShouldContain($"href=\"/activity?{conditions}\"");
        log.ShouldContain($"title=\"{id}\"", customMessage: "what the same person read of it in the period");
        WebUtility.HtmlDecode(await auditor.GetStringAsync("/access-log?subject=qingsu&day=2026-03-01")).ShouldContain(
            "href=\"/activity?from=2026-03-01&until=2026-03-01\"", customMessage: "the code of a school is the id of no agreement");
    }

    private async Task<Guid> ProposedAsync(string title)
    {
        using var proposed = await server.Client.PostAsJsonAsync("/api/v1/agreements", new
        {
            kind = "school-enterprise",
            title = new { zh = title },
            parties = new[]
            {
                new { role = "principal", institution = "qingsu", name = new { zh = "青苏职中" } },
                new { role = "principal", institution = "changan", name = new { zh = "长安汽车" } },
            },
            on = "2025-03-27",
        });
        proposed.StatusCode.ShouldBe(HttpStatusCode.Created, await proposed.Content.ReadAsStringAsync());
        return (await proposed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    private static string Text(Cell[] row, int column) => row[column].InnerText;

    private static bool IsText(Cell[] row, int column) => row[column].DataType?.Value == CellValues.InlineString;

    private static double Number(Cell[] row, int column) => double.Parse(Text(row, column), System.Globalization.CultureInfo.InvariantCulture);
}
