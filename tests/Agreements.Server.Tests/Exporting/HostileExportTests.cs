using Agreements.Server.Exchange.Exporting;
using Agreements.Server.Localization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Text;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Tests.Exporting;

/// <summary>
/// Whatever texts and dates an agreement may have, a sheet of them opens and says them: drawn from a fixed seed, so that a failure comes again.
/// What is stored is read through every address, exports among them, by <see cref="Hardening.StoredBeforeTests"/>.
/// </summary>
public sealed partial class HostileExportTests
{
    private static readonly string[] Pieces =
    [
        "\uFFFE", "\uFFFF", "\b", "\0", "\u001F", "\uD800", "\uDC00", "\U0001FFFF", "𠮷野", "👨‍👩‍👧", "\u202E", "\u200B", "\uFEFF", "e\u0301",
        "李", "甲校", "Agreement",
        "=1+1", "＝HYPERLINK(\"http://x\",\"点\")", "＋", "－", "＠SUM(A1)", "@", "-2", "+86", " ", "\u3000", "\t", "\r\n", "\n", "\r", "\"", "\"\"", ",", ";", "'",
        "_x0041_", "_x005F_", "<a&b>", "]]>", "\u0085", "\u2028",
    ];

    private static readonly string[] Days =
    [
        "0001-01-01", "0025-03-27", "0099-12-31", "0100-01-01", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01", "9999-12-31", "2025-03-27~", "19", "00",
        "2025-03-27T10:30:00Z", "-0044-03-15", "0000", "XXXX-02-29", "2025/..", "/", "9999-24",
    ];

    private static readonly ExportColumn[] Columns =
    [
        new("text", new Words("文字", "Text"), 20, r => ((Row)r.Subject!).Text), new("day", new Words("日期", "Day"), 20, r => ((Row)r.Subject!).Day),
        new("at", new Words("时间", "Time"), 20, r => ((Row)r.Subject!).At), new("amount", new Words("数量", "Amount"), 20, r => ((Row)r.Subject!).Amount),
    ];

    private sealed record Row(string Text, Edtf? Day, DateTimeOffset At, decimal Amount);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_workbook_opens_without_repair_and_says_what_was_written(int seed)
    {
        var rows = Drawn(seed, 120);
        using var file = new MemoryStream();
        await XlsxSheet.WriteAsync(file, new Words("台账"), Columns, Ledger(rows), UiLanguage.Chinese, CancellationToken.None);
        using var workbook = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var written = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Skip(1)
            .Select(r => r.Elements<Cell>().ToArray()).ToArray();
        written.Length.ShouldBe(rows.Length);
        foreach (var (row, cells) in rows.Zip(written))
        {
            var (text, kept) = (Lines(Unescaped(cells[0].InnerText)), Lines(Keepable.Of(row.Text)));
            cells[0].InnerText.Length.ShouldBeLessThanOrEqualTo(XlsxSheet.LongestText);
            if (kept.Length < XlsxSheet.LongestText - 2000)
            {
                text.ShouldBe(kept);
            }
            else
            {
                text.ShouldEndWith("cut off, see CSV）");
                kept.ShouldStartWith(text[..text.LastIndexOf('…')]);
            }

            if (DateOnly.TryParseExact(row.Day?.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact)
                && exact >= new DateOnly(1900, 3, 1))
            {
                DateOnly.FromDateTime(DateTime.FromOADate(double.Parse(cells[1].CellValue!.Text, CultureInfo.InvariantCulture))).ShouldBe(exact);
            }
            else
            {
                cells[1].InnerText.ShouldBe(row.Day?.Value ?? "");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_csv_is_utf_8_of_equal_rows_and_runs_nothing(int seed)
    {
        var rows = Drawn(seed, 120);
        using var file = new MemoryStream();
        await CsvSheet.WriteAsync(file, Columns, Ledger(rows), UiLanguage.English, bom: true, CancellationToken.None);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file.ToArray());
        var read = Records(text.TrimStart('\uFEFF'));
        read.Count.ShouldBe(rows.Length + 1);
        foreach (var (row, fields) in rows.Zip(read.Skip(1)))
        {
            fields.Length.ShouldBe(Columns.Length);
            var kept = Keepable.Of(row.Text);
            (fields[0] == kept || fields[0] == "'" + kept).ShouldBeTrue(fields[0]);
            Runnable().IsMatch(fields[0].Normalize(NormalizationForm.FormKC)).ShouldBeFalse(fields[0]);
            fields[1].ShouldBeOneOf(row.Day?.Value ?? "", "'" + row.Day?.Value);
        }
    }

    [Theory]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("_x00_", "_x00_")]
    [InlineData("a\uFFFEb\u0008c", "abc")]
    public void What_reads_like_an_escape_of_the_format_stays_what_it_is(string text, string written) => XlsxText.Of(text).ShouldBe(written);

    [Theory]
    [InlineData("甲", 40_000)]
    [InlineData("𠮷", 20_000)]
    [InlineData("_x0041_", 6_000)]
    public void A_text_beyond_a_cell_is_cut_between_characters_and_says_so(string piece, int times)
    {
        var written = XlsxText.Of(string.Concat(Enumerable.Repeat(piece, times)));
        written.Length.ShouldBeInRange(XlsxSheet.LongestText - 20, XlsxSheet.LongestText);
        written.ShouldContain($"{piece.Length * times}");
        Keepable.FaultIn(written).ShouldBeNull();
    }

    [Fact]
    public void A_text_that_just_fits_is_whole() => XlsxText.Of(new string('甲', XlsxSheet.LongestText)).ShouldBe(new string('甲', XlsxSheet.LongestText));

    private static Row[] Drawn(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(n => new Row(
                string.Concat(Enumerable.Range(0, n % 40 == 7 ? 20_000 : random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)])),
                random.Next(8) == 0 ? null : Edtf.Parse(Days[random.Next(Days.Length)]),
                n % 2 == 0 ? new DateTimeOffset(random.Next(1, 9998), 3, 27, 0, 0, 0, TimeSpan.Zero) : DateTimeOffset.UnixEpoch,
                n % 3 == 0 ? decimal.MaxValue : -random.Next())),
        ];
    }

    private static async IAsyncEnumerable<LedgerRow> Ledger(IEnumerable<Row> rows)
    {
        foreach (var row in rows)
        {
            yield return new LedgerRow(Agreement.Unwritten(Guid.Empty), row, row.At);
        }

        await Task.CompletedTask;
    }

    /// <summary>As a spreadsheet reads a cell.</summary>
    private static string Unescaped(string text) => Escaped().Replace(text, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());

    /// <summary>XML ends every line by a line feed.</summary>
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>RFC 4180, read by the letter.</summary>
    private static List<string[]> Records(string csv)
    {
        var (records, fields, field, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
        {
            if (csv[at] == '"' && quoted && at + 1 < csv.Length && csv[at + 1] == '"')
            {
                field.Append(csv[at++]);
            }
            else if (csv[at] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && csv[at] is ',' or '\r' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
                if (csv[at] == '\r')
                {
                    records.Add([.. fields]);
                    fields.Clear();
                    at++;
                }
            }
            else
            {
                field.Append(csv[at]);
            }
        }

        return records;
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    [GeneratedRegex("^[\\s\\p{Cf}\\p{Cc}\\p{Mn}]*[=+\\-@]|^[\\t\\r\\n]")]
    private static partial Regex Runnable();
}
