using Agreements.Server.Exchange.Exporting;
using Agreements.Server.Localization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using System.Net.Http.Json;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Tests.Exporting;

/// <summary>Exports as whoever opens them sees them.</summary>
public sealed class ExportTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("甲", "甲")]
    [InlineData("", "")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+86", "'+86")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\n=cmd|' /C calc'!A0", "'\n=cmd|' /C calc'!A0")]
    [InlineData("＝HYPERLINK(\"http://x\",\"点\")", "'＝HYPERLINK(\"http://x\",\"点\")")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM(A1)", "'＠SUM(A1)")]
    [InlineData("﹦1", "'﹦1")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\u3000\u00a0＝1", "'\u3000\u00a0＝1")]
    [InlineData("\u200b=1", "'\u200b=1")]
    [InlineData("\ufeff\u202e@x", "'\ufeff\u202e@x")]
    [InlineData(" \n甲", "' \n甲")]
    [InlineData(" 甲=乙", " 甲=乙")]
    [InlineData("\u200b甲", "\u200b甲")]
    [InlineData("  ", "  ")]
    [InlineData("𠮷=1", "𠮷=1")]
    [InlineData("\ufffe甲", "\ufffe甲")]
    public void What_a_spreadsheet_would_run_is_guarded(string text, string written) => CsvSheet.Guarded(text).ShouldBe(written);

    [Fact]
    public async Task Csv_holds_the_columns_chosen_in_their_order_quoted_and_guarded()
    {
        await ProposeAsync("=危险“标题”", "CSV-1");
        using var response = await server.Client.GetAsync(
            new Uri("/api/v1/exports/register.csv?columns=reference,title,proposed,commitments&lang=zh&bom=true&text=CSV-1", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding.UTF8.GetString(bytes[3..]).ShouldBe("文号,协议,提出日期,承诺数\r\nCSV-1,'=危险“标题”,2025-03-27,0\r\n");
    }

    [Theory]
    [InlineData("columns=weather")]
    [InlineData("lang=fr")]
    [InlineData("stage=asleep")]
    public async Task What_cannot_be_is_refused(string query)
    {
        using var response = await server.Client.GetAsync(new Uri($"/api/v1/exports/register.csv?{query}", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_day_before_spreadsheets_count_stands_as_it_is_written()
    {
        foreach (var (day, reference) in new[] { ("0099-12-31", "XLSX-0"), ("1899-12-30", "XLSX-1"), ("1900-03-01", "XLSX-2") })
        {
            await ProposeAsync("旧约", reference, day);
        }

        using var file = new MemoryStream(
            await server.Client.GetByteArrayAsync(new Uri("/api/v1/exports/register.xlsx?columns=reference,proposed&text=旧约", UriKind.Relative)));
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Skip(1)
            .Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToArray());
        cells.ShouldBe([["XLSX-0", "0099-12-31"], ["XLSX-1", "1899-12-30"], ["XLSX-2", "61"]], ignoreOrder: true);
    }

    [Theory]
    [InlineData("register")]
    [InlineData("commitments")]
    [InlineData("signatures")]
    [InlineData("outcomes")]
    [InlineData("indicators")]
    public async Task Every_workbook_is_valid_with_its_head_frozen_and_filtered(string ledger)
    {
        await ProposeAsync("校企合作", $"XLSX-{ledger}");
        var bytes = await server.Client.GetByteArrayAsync(new Uri($"/api/v1/exports/{ledger}.xlsx", UriKind.Relative));
        using var file = new MemoryStream(bytes);
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet;
        sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
        sheet.Descendants<AutoFilter>().ShouldHaveSingleItem();
        sheet.Descendants<Row>().First().Descendants<Cell>().Select(c => c.InnerText).ShouldBe(Ledgers.Find(ledger)!.Columns.Select(c => c.Title.Zh));
    }

    [Fact]
    public async Task Exact_days_are_dates_and_numbers_are_numbers()
    {
        await ProposeAsync("校企合作", "XLSX-DAY");
        var bytes = await server.Client.GetByteArrayAsync(
            new Uri("/api/v1/exports/register.xlsx?columns=proposed,version,title&text=XLSX-DAY", UriKind.Relative));
        using var file = new MemoryStream(bytes);
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Last().Descendants<Cell>().ToArray();
        (cells[0].CellValue!.Text, cells[0].DataType?.Value, cells[1].CellValue!.Text, cells[2].InnerText).ShouldBe(("45743", null, "1", "校企合作"));
    }

    [Fact]
    public async Task The_record_is_the_same_for_ever_and_its_compiled_release_has_the_last_word()
    {
        var id = await ProposeAsync("校企合作", "OCDS-1");
        using (var content = new StringContent("""{"purpose":{"zh":"协同育人"}}""", Encoding.UTF8, "application/json"))
        {
            (await server.Client.PostAsync($"/api/v1/agreements/{id}/terms", content)).EnsureSuccessStatusCode();
        }

        using (var content = new StringContent("""{"fact":"title","now":"校企合作（更名）"}""", Encoding.UTF8, "application/json"))
        {
            (await server.Client.PostAsync($"/api/v1/agreements/{id}/updates", content)).EnsureSuccessStatusCode();
        }

        var text = await server.Client.GetStringAsync(new Uri($"/api/v1/agreements/{id}/record.json", UriKind.Relative));
        (await server.Client.GetStringAsync(new Uri($"/api/v1/agreements/{id}/record.json", UriKind.Relative))).ShouldBe(text);
        var record = JsonNode.Parse(text)!["records"]![0]!;
        record["releases"]!.AsArray().Select(r => r!["tag"]![0]!.GetValue<string>()).ShouldBe(["planning", "contractAmendment"]);
        record["compiledRelease"]!["planning"]!["rationale"]!.GetValue<string>().ShouldBe("协同育人");
        record["compiledRelease"]!["parties"]!.AsArray().Count.ShouldBe(2);
        record["compiledRelease"]!["tag"]![0]!.GetValue<string>().ShouldBe("compiled");
    }

    [Fact]
    public async Task What_is_recorded_later_is_not_in_the_figures_of_an_earlier_day()
    {
        await ProposeAsync("校企合作", "YEAR-1");
        var today = await server.Client.GetFromJsonAsync<JsonElement>($"/api/v1/exports/annual?year=2025&asOf={Today():yyyy-MM-dd}");
        today.GetProperty("agreements").GetInt32().ShouldBeGreaterThan(0);
        today.GetProperty("isFinal").GetBoolean().ShouldBeFalse();
        var yesterday = await server.Client.GetFromJsonAsync<JsonElement>("/api/v1/exports/annual?year=2025");
        (yesterday.GetProperty("agreements").GetInt32(), yesterday.GetProperty("isFinal").GetBoolean()).ShouldBe((0, true));
        (await server.Client.GetAsync(new Uri("/api/v1/exports/annual.xlsx?year=2025", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetAsync(new Uri("/api/v1/exports/annual?year=2025&asOf=2999-01-01", UriKind.Relative))).StatusCode
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    private static DateOnly Today() => Shanghai.Day(DateTimeOffset.UtcNow);

    private async Task<string> ProposeAsync(string title, string reference, string on = "2025-03-27")
    {
        var body = JsonSerializer.Serialize(new
        {
            kind = "school-enterprise", title = new { zh = title }, reference, on,
            parties = new[]
            {
                new { role = "principal", institution = "qingsu", name = new { zh = "青苏职中" } },
                new { role = "principal", institution = "changan", name = new { zh = "长安汽车" } },
            },
        });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync(new Uri("/api/v1/agreements?wait=30", UriKind.Relative), content);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Created, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }
}
