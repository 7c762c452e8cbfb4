using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Exchange.Importing.Sheets;

/// <summary>
/// Which numbers of a workbook are days. A cell that shows year and month says no more than these: the first of the month, which the number
/// means, nobody has written.
/// </summary>
internal sealed partial class CellFormatsRead
{
    // Of the formats that have no code in the file, those of days; the ones from 27 on are Chinese.
    private static readonly HashSet<uint> Days = [14, 15, 16, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 58];
    private static readonly HashSet<uint> Months = [17, 55, 57];

    private readonly string?[] _patterns;
    private readonly int _shift;

    public CellFormatsRead(WorkbookPart workbook)
    {
        _shift = workbook.Workbook?.WorkbookProperties?.Date1904?.Value is true ? 1462 : 0;
        var styles = workbook.WorkbookStylesPart?.Stylesheet;
        var codes = (styles?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId is not null).DistinctBy(f => f.NumberFormatId!.Value)
            .ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode?.Value ?? "");
        _patterns = [.. (styles?.CellFormats?.Elements<CellFormat>() ?? []).Select(f => Pattern(f.NumberFormatId?.Value ?? 0, codes))];
    }

    /// <summary>What a number says in a format.</summary>
    public string Text(string number, uint? style)
    {
        var pattern = style is { } index && index < _patterns.Length ? _patterns[index] : null;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return number;
        }

        if (pattern is not null && value + _shift is > 0 and < 2_958_466)
        {
            return DateTime.FromOADate(value + _shift).ToString(pattern, CultureInfo.InvariantCulture);
        }

        // 0.1 + 0.2 is kept as 0.30000000000000004, and shown as 0.3.
        return Math.Abs(value) < 1e15 ? ((decimal)value).ToString(CultureInfo.InvariantCulture) : number;
    }

    private static string? Pattern(uint id, Dictionary<uint, string> codes)
    {
        if (!codes.TryGetValue(id, out var code))
        {
            return Days.Contains(id) ? "yyyy-MM-dd" : Months.Contains(id) ? "yyyy-MM" : null;
        }

        var plain = Quoted().Replace(code.Split(';')[0], "").ToLowerInvariant();
        return (plain.Contains('y') || plain.Contains('e') && plain.Contains('m'), plain.Contains('m'), plain.Contains('d')) switch
        {
            (true, _, true) or (false, true, true) => "yyyy-MM-dd",
            (true, true, false) => "yyyy-MM",
            (true, false, false) => "yyyy",
            _ => null,
        };
    }

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.|general|e[+-]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
