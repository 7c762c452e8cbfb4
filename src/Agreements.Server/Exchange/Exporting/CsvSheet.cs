using Agreements.Server.Localization;
using CsvHelper;
using System.Globalization;
using System.Text;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>Writes rows as CSV (RFC 4180: commas, CRLF, quotes doubled), in UTF-8.</summary>
public static class CsvSheet
{
    private const string Formula = "=+-@";

    private const string Separators = "\t\r\n";

    /// <summary>Writes head and rows as they come.</summary>
    /// <param name="to">Where to; it is not closed.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="say">The language.</param>
    /// <param name="bom">Whether to begin with a byte order mark, by which Excel knows UTF-8.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <returns>How many rows were written, the head not counted.</returns>
    public static Task<int> WriteAsync(
        Stream to, IReadOnlyList<ExportColumn> columns, IAsyncEnumerable<LedgerRow> rows, UiLanguage say, bool bom, CancellationToken ct) =>
        WriteAsync(
            to, [.. columns.Select(c => say[c.Title])], rows.Select(row => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(row, say))]), bom, ct);

    /// <summary>Writes head and rows as they come.</summary>
    /// <param name="to">Where to; it is not closed.</param>
    /// <param name="head">What the columns are called.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="bom">Whether to begin with a byte order mark, by which Excel knows UTF-8.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <returns>How many rows were written, the head not counted.</returns>
    public static async Task<int> WriteAsync(
        Stream to, IReadOnlyList<string> head, IAsyncEnumerable<IReadOnlyList<object?>> rows, bool bom, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { WriteByteOrderMark = bom }, leaveOpen: true);
        await csv.WriteRecordAsync([.. head.Select(h => Written(h))], ct);
        var count = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            await csv.WriteRecordAsync([.. row.Select(Written)], ct);
            count++;
        }

        return count;
    }

    /// <summary>A paged list as a file to download, read page by page as it is sent.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="head">What the columns are called.</param>
    /// <param name="say">The language.</param>
    /// <param name="page">The rows of the page that begins at a place, null for the first, and where the next begins, null when there is none.</param>
    /// <param name="ct">Ends the writing.</param>
    internal static IResult Download(
        string name, IEnumerable<Text> head, UiLanguage say, Func<string?, Task<(IEnumerable<IReadOnlyList<object?>> Rows, string? Next)>> page,
        CancellationToken ct) =>
        Results.Stream(to => WriteAsync(to, [.. head.Select(h => say[h])], PagedAsync(page), false, ct), "text/csv; charset=utf-8", name);

    /// <summary>The rows of a paged list, a page of them in memory at a time.</summary>
    /// <param name="page">The rows of the page that begins at a place, null for the first, and where the next begins, null when there is none.</param>
    internal static async IAsyncEnumerable<IReadOnlyList<object?>> PagedAsync(
        Func<string?, Task<(IEnumerable<IReadOnlyList<object?>> Rows, string? Next)>> page)
    {
        string? after = null;
        do
        {
            (var rows, after) = await page(after);
            foreach (var row in rows)
            {
                yield return row;
            }
        }
        while (after is not null);
    }

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets an apostrophe before it: who names a school "=cmd|…" must not run
    /// anything on the machine of whoever opens the file. Full-width signs, which an input method types, count like the plain ones, and so do signs
    /// after spaces and after what nobody sees. Numbers are numbers and keep their sign. CsvHelper's own guard would quote such a field as well.
    /// </summary>
    /// <param name="text">The text of a cell.</param>
    public static string Guarded(string text)
    {
        foreach (var character in text.EnumerateRunes())
        {
            if (Separators.Contains((char)(character.Value & 0xFFFF), StringComparison.Ordinal) && character.IsAscii)
            {
                return "'" + text;
            }

            if (!Rune.IsWhiteSpace(character) && !IsUnseen(character))
            {
                // U+FFFE and its like have no normal form, and are no signs.
                return Keepable.FaultIn(character.ToString()) is null && Formula.Contains(Plain(character), StringComparison.Ordinal) ? "'" + text : text;
            }
        }

        return text;
    }

    /// <summary>The first character of the plain form: <c>=</c> for <c>＝</c>.</summary>
    private static char Plain(Rune character) => character.ToString().Normalize(NormalizationForm.FormKC)[0];

    private static bool IsUnseen(Rune character) => Rune.GetUnicodeCategory(character) is
        UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static string Written(object? cell) => cell switch
    {
        null => "",
        // What no text has is left out, as in a workbook.
        string text => Guarded(Keepable.Of(text)),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No cell holds a {cell.GetType().Name}."),
    };
}
