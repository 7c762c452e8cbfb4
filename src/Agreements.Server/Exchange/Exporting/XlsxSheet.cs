using Agreements.Server.Localization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml;
using System.Globalization;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>
/// Writes rows as a workbook of one sheet, row by row: memory stays the same for a hundred thousand rows. Texts are inline texts, which no
/// spreadsheet takes for a formula; exact days are dates, numbers are numbers.
/// </summary>
public static class XlsxSheet
{
    /// <summary>The most rows that a sheet can have, the head counted.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The most characters (UTF-16) that a cell can have.</summary>
    public const int LongestText = 32_767;

    private static readonly DateOnly FirstCounted = new(1900, 3, 1);

    /// <summary>Writes head and rows.</summary>
    /// <param name="to">Where to; it must be able to seek, and is not closed.</param>
    /// <param name="title">What the sheet is called.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="say">The language.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <returns>How many rows were written, the head not counted.</returns>
    /// <exception cref="FormatException">There are more rows than a sheet can have.</exception>
    public static Task<int> WriteAsync(
        Stream to, Domain.Values.Text title, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<LedgerRow> rows, UiLanguage say, CancellationToken ct) =>
        WriteAsync(
            to, say[title], [.. columns.Select(c => (say[c.Title], c.Width))],
            rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(row, say))]), ct);

    /// <summary>Writes head and rows.</summary>
    /// <param name="to">Where to; it must be able to seek, and is not closed.</param>
    /// <param name="title">What the sheet is called.</param>
    /// <param name="head">What the columns are called, and their widths in characters of Latin letters.</param>
    /// <param name="rows">The cells of each row: text, decimal, day, time of Shanghai, or nothing.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <returns>How many rows were written, the head not counted.</returns>
    /// <exception cref="FormatException">There are more rows than a sheet can have.</exception>
    public static async Task<int> WriteAsync(
        Stream to, string title, IReadOnlyList<(string Title, double Width)> head, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken ct)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook, autoSave: true);
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = XlsxStyles.Sheet();
        var part = workbook.AddNewPart<WorksheetPart>();
        var count = 0;
        using (var writer = OpenXmlWriter.Create(part))
        {
            Begin(writer, head);
            Row(writer, head.Select(c => c.Title), isHead: true);
            await foreach (var row in rows.WithCancellation(ct))
            {
                if (++count >= MostRows)
                {
                    throw new FormatException($"More than {MostRows - 1} rows: a sheet has no room for them. Narrow the conditions, or take CSV.");
                }

                Row(writer, row, isHead: false);
            }

            writer.WriteEndElement();
            writer.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{ColumnName(head.Count)}{count + 1}") });
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = title }));
        return count;
    }

    private static void Begin(OpenXmlWriter writer, IReadOnlyList<(string Title, double Width)> head)
    {
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        writer.WriteElement(new Columns(head.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
    }

    private static void Row(OpenXmlWriter writer, IEnumerable<object?> cells, bool isHead)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells)
        {
            writer.WriteElement(Cell(cell, isHead));
        }

        writer.WriteEndElement();
    }

    private static Cell Cell(object? value, bool isHead) => value switch
    {
        null => new Cell { StyleIndex = XlsxStyles.Plain },
        decimal number => new Cell { StyleIndex = XlsxStyles.Plain, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)) },
        // Spreadsheets count days from 1900, and count one too many before March of that year.
        DateOnly day when day < FirstCounted => Cell(day.ToString("O", CultureInfo.InvariantCulture), isHead),
        DateOnly day => new Cell { StyleIndex = XlsxStyles.Day, CellValue = Serial(day.ToDateTime(TimeOnly.MinValue)) },
        DateTime time when DateOnly.FromDateTime(time) < FirstCounted => Cell(time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), isHead),
        DateTime time => new Cell { StyleIndex = XlsxStyles.Time, CellValue = Serial(time) },
        string text => new Cell
        {
            StyleIndex = isHead ? XlsxStyles.Head : XlsxStyles.Plain, DataType = CellValues.InlineString,
            // What XML cannot hold is left out, rather than that the whole workbook cannot be opened.
            InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(XlsxText.Of(text)) { Space = SpaceProcessingModeValues.Preserve }),
        },
        _ => throw new InvalidOperationException($"No cell holds a {value.GetType().Name}."),
    };

    private static CellValue Serial(DateTime time) => new(time.ToOADate().ToString(CultureInfo.InvariantCulture));

    private static string ColumnName(int number) =>
        number <= 26 ? ((char)('A' + number - 1)).ToString() : ColumnName((number - 1) / 26) + ColumnName(((number - 1) % 26) + 1);
}
