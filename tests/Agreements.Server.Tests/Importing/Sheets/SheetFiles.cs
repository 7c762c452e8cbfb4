using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using System.Globalization;
using System.Text;

namespace Agreements.Server.Tests.Importing.Sheets;

/// <summary>A cell that a formula fills.</summary>
/// <param name="Code">The formula.</param>
/// <param name="Value">What it last came to; null for never calculated.</param>
/// <param name="IsError">Whether that is an error.</param>
internal sealed record Formula(string Code, string? Value, bool IsError = false);

/// <summary>A number shown by a format.</summary>
/// <param name="Value">The number.</param>
/// <param name="Format">The format's code.</param>
internal sealed record Shown(double Value, string Format);

/// <summary>A sheet of a workbook to be made.</summary>
internal sealed record SheetToMake(string Name, params object?[][] Rows)
{
    public bool IsHidden { get; init; }

    public string[] Merged { get; init; } = [];
}

/// <summary>Makes workbooks and CSV as bureaus have them.</summary>
internal static class SheetFiles
{
    public static byte[] Xlsx(params object?[][] rows) => Xlsx(new SheetToMake("台账", rows));

    public static byte[] Xlsx(params SheetToMake[] sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook, autoSave: true))
        {
            var workbook = document.AddWorkbookPart();
            var formats = new List<string>();
            var made = sheets.Select((sheet, i) => new Sheet
            {
                Id = Part(workbook, sheet, formats), SheetId = (uint)i + 1, Name = sheet.Name,
                State = sheet.IsHidden ? SheetStateValues.Hidden : SheetStateValues.Visible,
            }).ToArray();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(formats.Select((f, i) => new NumberingFormat { NumberFormatId = 200 + (uint)i, FormatCode = f })),
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
                new CellFormats(
                    formats.Select((_, i) => new CellFormat { NumberFormatId = 200 + (uint)i })
                        .Prepend(new CellFormat { NumberFormatId = 14 }).Prepend(new CellFormat())));
            workbook.Workbook = new Workbook(new DocumentFormat.OpenXml.Spreadsheet.Sheets(made));
        }

        return stream.ToArray();
    }

    public static byte[] Csv(Encoding encoding, params string[] lines) => [.. encoding.GetPreamble(), .. encoding.GetBytes(string.Join("\r\n", lines))];

    private static string Part(WorkbookPart workbook, SheetToMake sheet, List<string> formats)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new Worksheet(new SheetData(sheet.Rows.Select((cells, i) =>
            new Row(cells.Select((c, n) => Cell(c, $"{(char)('A' + n)}{i + 1}", formats)).OfType<Cell>()) { RowIndex = (uint)i + 1 })));
        if (sheet.Merged.Length > 0)
        {
            part.Worksheet.Append(new MergeCells(sheet.Merged.Select(m => new MergeCell { Reference = m })));
        }

        return workbook.GetIdOfPart(part);
    }

    private static Cell? Cell(object? value, string at, List<string> formats) => value switch
    {
        null => null,
        string text => new Cell
        {
            CellReference = at, DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)),
        },
        DateOnly day => new Cell
        {
            CellReference = at, StyleIndex = 1,
            CellValue = new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)),
        },
        Shown shown => new Cell { CellReference = at, StyleIndex = Format(shown.Format, formats), CellValue = new CellValue(shown.Value) },
        Formula f => new Cell
        {
            CellReference = at, DataType = f.IsError ? CellValues.Error : f.Value is null ? CellValues.Number : CellValues.String,
            CellFormula = new CellFormula(f.Code), CellValue = f.Value is null ? null : new CellValue(f.Value),
        },
        IFormattable number => new Cell { CellReference = at, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) },
        _ => throw new InvalidOperationException($"{value.GetType().Name} is no cell."),
    };

    private static uint Format(string code, List<string> formats)
    {
        if (!formats.Contains(code))
        {
            formats.Add(code);
        }

        return (uint)formats.IndexOf(code) + 2;
    }
}
