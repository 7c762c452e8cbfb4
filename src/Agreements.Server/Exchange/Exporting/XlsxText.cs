using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>A text as a cell of a workbook can hold it.</summary>
public static partial class XlsxText
{
    /// <summary>
    /// The text without what XML cannot hold, and at most as long as a cell can be: the end says how much is left out. What reads like an escaped
    /// character of the format (<c>_x0041_</c>) is escaped, so that it stays what it is.
    /// </summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var written = Escape(Keepable.Of(text));
        if (written.Length <= XlsxSheet.LongestText)
        {
            return written;
        }

        var kept = Keepable.Of(text);
        var ending = string.Create(CultureInfo.InvariantCulture, $"…（此格最多 {XlsxSheet.LongestText} 字符，全文共 {kept.Length}，见 CSV / cut off, see CSV）");
        var end = Math.Min(kept.Length, XlsxSheet.LongestText - ending.Length);
        for (; Escape(kept[..end]).Length > XlsxSheet.LongestText - ending.Length; end--)
        {
            // What is escaped is longer than what is kept.
        }

        return Escape(kept[..(char.IsHighSurrogate(kept[end - 1]) ? end - 1 : end)]) + ending;
    }

    private static string Escape(string text) => Escaped().Replace(text, "_x005F_");

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
