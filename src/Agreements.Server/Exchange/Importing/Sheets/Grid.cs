using System.Globalization;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>A cell of a sheet, as people name it.</summary>
/// <param name="Sheet">The sheet's name; empty in a file that has no sheets.</param>
/// <param name="Row">The row, from 1; 0 for the sheet itself.</param>
/// <param name="Column">The column, from 1; 0 for the whole row.</param>
/// <param name="Heading">What stands above the column; empty where nothing does.</param>
public sealed record SheetCell(string Sheet, int Row, int Column, string Heading)
{
    /// <summary>The address, such as <c>D7</c>.</summary>
    public string Address => Row == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{Letters(Column)}{Row}");

    /// <summary>The same with the row first, so that what begins with the path of a row is of it.</summary>
    internal string Path => string.Create(CultureInfo.InvariantCulture, $"{Sheet}!{Row}{(Column > 0 ? "." : "")}{Letters(Column)}");

    /// <inheritdoc />
    public override string ToString() =>
        string.Join('!', new[] { Sheet, Address }.Where(p => p.Length > 0)) + (Heading.Length > 0 ? $" {Heading}" : "");

    private static string Letters(int column) =>
        column <= 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}

/// <summary>A row of a sheet: its number, and the texts of its cells by column, both from 1. Empty cells are left out.</summary>
internal sealed record GridRow(int Number, IReadOnlyDictionary<int, string> Cells)
{
    public string this[int column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>A sheet as read.</summary>
internal sealed record Grid(string Name, IReadOnlyList<GridRow> Rows)
{
    /// <summary>Cells that cannot be read as they are, and why.</summary>
    public IReadOnlyList<GridFault> Faults { get; init; } = [];

    /// <summary>Ranges of cells that were made one.</summary>
    public IReadOnlyList<MergedCells> Merged { get; init; } = [];
}

/// <summary>Something that keeps a cell from being read.</summary>
internal sealed record GridFault(int Row, int Column, string Code, Text Cause, Text Cure);

/// <summary>A range of cells that were made one; the first holds what is written.</summary>
internal sealed record MergedCells(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>The sheets of a file, and what is to be said of it as a whole.</summary>
internal sealed record GridFile(IReadOnlyList<Grid> Sheets)
{
    /// <summary>Why nothing of it can be read; null when it can.</summary>
    public FileFault? Fault { get; init; }

    /// <summary>Sheets that nobody sees: they are not read.</summary>
    public IReadOnlyList<string> Hidden { get; init; } = [];

    public static GridFile Unreadable(string code, Text cause, Text cure) => new([]) { Fault = new FileFault(code, cause, cure) };
}

/// <summary>What is wrong with a file as a whole.</summary>
internal sealed record FileFault(string Code, Text Cause, Text Cure);

/// <summary>How much is read of a spreadsheet.</summary>
internal static class SheetLimits
{
    /// <summary>Most rows below the head.</summary>
    public const int Rows = 2_000;

    /// <summary>Most columns.</summary>
    public const int Columns = 200;

    /// <summary>Most bytes of a file.</summary>
    public const int Bytes = 10 * 1024 * 1024;

    /// <summary>Most bytes of what is packed in a workbook.</summary>
    public const long Unpacked = 128L * 1024 * 1024;

    /// <summary>Most characters in all cells.</summary>
    public const int Characters = 8 * 1024 * 1024;

    public static FileFault TooManyRows { get; } = new(
        "rows-too-many",
        new($"行数超过 {Rows} 行。", $"There are more than {Rows} rows."),
        new($"请分成几个文件，每个不超过 {Rows} 行。", $"Split it into files of at most {Rows} rows each."));

    public static FileFault TooLarge { get; } = new(
        "file-too-large",
        new($"文件过大：最多 {Bytes / 1024 / 1024} MB，展开后最多 {Unpacked / 1024 / 1024} MB。",
            $"The file is too large: at most {Bytes / 1024 / 1024} MB, and {Unpacked / 1024 / 1024} MB unpacked."),
        new("请删去图片和其他工作表，或分成几个文件。", "Take out pictures and other sheets, or split it into several files."));
}
