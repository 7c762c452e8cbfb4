using Agreements.Server.Localization;
using CsvHelper;
using System.Globalization;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>Writes rows as CSV (RFC 4180: commas, CRLF, quotes doubled), in UTF-8.</summary>
public static class CsvSheet
{
    private const string Formula = "=+-@\t\r";

    /// <summary>Writes head and rows as they come.</summary>
    /// <param name="to">Where to; it is not closed.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="say">The language.</param>
    /// <param name="bom">Whether to begin with a byte order mark, by which Excel knows UTF-8.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <returns>How many rows were written, the head not counted.</returns>
    public static async Task<int> WriteAsync(
        Stream to, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<LedgerRow> rows, UiLanguage say, bool bom, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { WriteByteOrderMark = bom }, leaveOpen: true);
        await csv.WriteRecordAsync([.. columns.Select(c => Written(say[c.Title]))], ct);
        var count = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            await csv.WriteRecordAsync([.. columns.Select(c => Written(c.Cell(row, say)))], ct);
            count++;
        }

        return count;
    }

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets an apostrophe before it: who names a school "=cmd|…" must not run
    /// anything on the machine of whoever opens the file. Numbers are numbers and keep their sign. CsvHelper's own guard would quote such a field as well.
    /// </summary>
    /// <param name="text">The text of a cell.</param>
    public static string Guarded(string text) => text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Written(object? cell) => cell switch
    {
        null => "",
        string text => Guarded(text),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No cell holds a {cell.GetType().Name}."),
    };
}
