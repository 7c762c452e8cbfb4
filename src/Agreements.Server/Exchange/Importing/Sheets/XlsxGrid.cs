using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>
/// Reads workbooks row by row: what a formula last came to, never the formula; days as days. Nothing that the workbook names elsewhere is opened.
/// </summary>
internal static class XlsxGrid
{
    private const int MostParts = 5_000;

    private static readonly FileFault NoWorkbook = new(
        "workbook-unreadable",
        new("文件不是可以读取的 .xlsx 工作簿。", "The file is no .xlsx workbook that can be read."),
        new("请用表格软件打开，另存为 .xlsx 后再试。", "Open it in a spreadsheet, save it as .xlsx and try again."));

    private static readonly FileFault OldOrLocked = new(
        "workbook-old-or-locked",
        new("文件是旧格式的 .xls，或设有打开密码。", "The file is an old .xls, or is opened by a password."),
        new("请去掉密码，另存为 .xlsx 后再试。", "Take the password off, save it as .xlsx and try again."));

    public static GridFile Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            return new([]) { Fault = OldOrLocked };
        }

        try
        {
            if (IsTooLarge(bytes))
            {
                return new([]) { Fault = SheetLimits.TooLarge };
            }

            using var document = SpreadsheetDocument.Open(
                Stream(bytes), false, new OpenSettings { AutoSave = false, MaxCharactersInPart = SheetLimits.Unpacked });
            return document.WorkbookPart is { } workbook ? Sheets(workbook) : new([]) { Fault = NoWorkbook };
        }
        catch (TooMuchException e)
        {
            return new([]) { Fault = e.Fault };
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or XmlException or FormatException or IOException
            or ArgumentException or InvalidOperationException or KeyNotFoundException or NotSupportedException or OverflowException)
        {
            return new([]) { Fault = NoWorkbook };
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray(), writable: false);

    /// <summary>A few kilobytes can unpack to gigabytes: counted as they are unpacked, since what the archive says of itself may be wrong.</summary>
    private static bool IsTooLarge(ReadOnlyMemory<byte> bytes)
    {
        using var archive = new ZipArchive(Stream(bytes), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostParts || archive.Entries.Sum(e => e.Length) > SheetLimits.Unpacked)
        {
            return true;
        }

        var left = SheetLimits.Unpacked;
        var buffer = new byte[64 * 1024];
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            for (int read; (read = content.Read(buffer)) > 0;)
            {
                left -= read;
                if (left < 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static GridFile Sheets(WorkbookPart workbook)
    {
        var shared = SharedTexts(workbook);
        var formats = new CellFormatsRead(workbook);
        var sheets = workbook.Workbook?.Sheets?.Elements<Sheet>().ToArray() ?? [];
        var grids = new List<Grid>();
        foreach (var sheet in sheets.Where(IsShown))
        {
            // A sheet of charts has no cells.
            if (sheet.Id?.Value is { } id && workbook.GetPartById(id) is WorksheetPart part)
            {
                grids.Add(new SheetWalk(sheet.Name?.Value ?? "", shared, formats).Read(part));
            }
        }

        return new(grids) { Hidden = [.. sheets.Where(s => !IsShown(s)).Select(s => s.Name?.Value ?? "")] };
    }

    private static bool IsShown(Sheet sheet) => sheet.State is null || sheet.State.Value == SheetStateValues.Visible;

    private static List<string> SharedTexts(WorkbookPart workbook)
    {
        var texts = new List<string>();
        if (workbook.SharedStringTablePart is not { } part)
        {
            return texts;
        }

        var characters = 0L;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
            {
                var text = TextOf((SharedStringItem)reader.LoadCurrentElement()!);
                characters += text.Length;
                texts.Add(characters > SheetLimits.Characters ? throw new TooMuchException(SheetLimits.TooLarge) : text);
            }
        }

        return texts;
    }

    /// <summary>The text without the readings that stand above it.</summary>
    internal static string TextOf(OpenXmlCompositeElement item) => string.Concat(item.ChildElements.SelectMany(e => e switch
    {
        DocumentFormat.OpenXml.Spreadsheet.Text t => [t.Text],
        Run r => r.Elements<DocumentFormat.OpenXml.Spreadsheet.Text>().Select(t => t.Text),
        _ => Enumerable.Empty<string>(),
    }));

    /// <summary>One sheet, read from top to bottom.</summary>
    private sealed class SheetWalk(string name, List<string> shared, CellFormatsRead formats)
    {
        private readonly List<GridRow> _rows = [];
        private readonly List<GridFault> _faults = [];
        private readonly List<MergedCells> _merged = [];
        private int _row;
        private long _characters;

        public Grid Read(WorksheetPart part)
        {
            using var reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (!reader.IsStartElement)
                {
                    continue;
                }

                if (reader.ElementType == typeof(Row))
                {
                    Take((Row)reader.LoadCurrentElement()!);
                }
                else if (reader.ElementType == typeof(MergeCell) && reader.LoadCurrentElement() is MergeCell { Reference.Value: { } range })
                {
                    Take(range);
                }
            }

            return new Grid(name, _rows) { Faults = _faults, Merged = _merged };
        }

        private void Take(Row row)
        {
            _row = (int)(row.RowIndex?.Value ?? (uint)_row + 1);
            var cells = new Dictionary<int, string>();
            var column = 0;
            foreach (var cell in row.Elements<Cell>())
            {
                column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : column + 1;
                if (column <= SheetLimits.Columns && TextOf(cell, column).Trim() is { Length: > 0 } text)
                {
                    cells[column] = text;
                    _characters += text.Length;
                }
            }

            if (cells.Count > 0)
            {
                _rows.Add(new GridRow(_row, cells));
            }

            if (_rows.Count > SheetLimits.Rows + HeadRow.Searched)
            {
                throw new TooMuchException(SheetLimits.TooManyRows);
            }

            if (_characters > SheetLimits.Characters)
            {
                throw new TooMuchException(SheetLimits.TooLarge);
            }
        }

        private void Take(string range)
        {
            if (range.Split(':') is [var from, var to])
            {
                _merged.Add(new MergedCells(RowOf(from), ColumnOf(from), RowOf(to), ColumnOf(to)));
            }
        }

        private string TextOf(Cell cell, int column)
        {
            var value = cell.CellValue?.Text ?? "";
            var type = cell.DataType?.Value ?? CellValues.Number;
            if (type == CellValues.Error)
            {
                return Fault(column, "cell-error", new($"单元格是错误值 {value}。", $"The cell holds the error {value}."),
                    new("改正公式，或直接写明内容。", "Mend the formula, or write what it should say."));
            }

            if (value.Length == 0 && cell.CellFormula is not null && type != CellValues.String)
            {
                return Fault(column, "formula-uncalculated", new("公式还没有计算结果。", "The formula has not been calculated."),
                    new("在表格软件中打开并保存一次，或直接写明内容。", "Open and save it once in a spreadsheet, or write what it should say."));
            }

            return type == CellValues.SharedString ? shared[int.Parse(value, CultureInfo.InvariantCulture)]
                : type == CellValues.InlineString ? cell.InlineString is { } inline ? XlsxGrid.TextOf(inline) : ""
                : type == CellValues.Number ? formats.Text(value, cell.StyleIndex?.Value)
                : type == CellValues.Date ? value.Split('T')[0]
                : type == CellValues.Boolean ? value == "1" ? "TRUE" : "FALSE"
                : value;
        }

        private string Fault(int column, string code, Words cause, Words cure)
        {
            _faults.Add(new GridFault(_row, column, code, cause, cure));
            return "";
        }

        private static int ColumnOf(string reference) => reference.TakeWhile(char.IsAsciiLetter).Take(4)
            .Aggregate(0, (number, letter) => (number * 26) + char.ToUpperInvariant(letter) - 'A' + 1);

        private static int RowOf(string reference) =>
            int.TryParse(reference.AsSpan(reference.TakeWhile(char.IsAsciiLetter).Count()), CultureInfo.InvariantCulture, out var row) ? row : 0;
    }

    /// <summary>More than is read.</summary>
    private sealed class TooMuchException(FileFault fault) : Exception
    {
        public FileFault Fault => fault;
    }
}
