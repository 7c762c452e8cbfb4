using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Localization;

/// <summary>
/// Reads a day as people write it, in Chinese or English, into EDTF: <c>2020年4月</c>, <c>2025/3/27</c>, <c>27 March 2025</c>, <c>约2024年</c>,
/// <c>2025年3月27日至28日</c>, <c>今天</c>, <c>不详</c>. What is EDTF already stays as it is.
/// </summary>
public static partial class SaidDay
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>What whoever wrote something else is told.</summary>
    public static Text Wanted { get; } = new(
        "请写日期，如 2025-03-27、2025年3月27日、2020年4月、约2024年、2025年3月27日至28日；不清楚就写“不详”。",
        "Write a day such as 2025-03-27, 27 March 2025, April 2020, about 2024 or 2025-03-27 to 2025-03-28; write “unknown” if nobody knows.");

    /// <summary>Reads what was written.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="day">The day; null when it is said to be unknown.</param>
    /// <returns>False when it is no day that can be understood.</returns>
    public static bool TryRead(string written, DateOnly today, out Edtf? day)
    {
        var said = written.Trim().Normalize(System.Text.NormalizationForm.FormKC).Trim();
        day = null;
        if (said is "不详" or "未知" or "不明" or "不清楚" || said.Equals("unknown", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return Read(said, today) is { } edtf ? Edtf.TryParse(edtf, out day) : Edtf.TryParse(said, out day);
    }

    private static string? Read(string said, DateOnly today)
    {
        if (Split().Match(said) is { Success: true } m)
        {
            var from = One(m.Groups["from"].Value, today);
            var to = One(m.Groups["to"].Value, today) ?? (from is null ? null : Rest(m.Groups["to"].Value, from));
            return from is null || to is null ? null : $"{from}/{to}";
        }

        return One(said, today);
    }

    /// <summary>The end of an interval that leaves out what it shares with the beginning: <c>2025年3月27日至28日</c>, <c>2025年3月至5月</c>.</summary>
    private static string? Rest(string to, string from)
    {
        var rest = RestOfDay().Match(to.Trim());
        return (rest.Success, from.Length) switch
        {
            (true, 10) when rest.Groups["d"].Success => Day(from[..4], rest.Groups["m"].Success ? rest.Groups["m"].Value : from[5..7], rest.Groups["d"].Value),
            (true, 7) when rest.Groups["m"].Success && !rest.Groups["d"].Success => Month(from[..4], rest.Groups["m"].Value),
            _ => null,
        };
    }

    private static string? One(string said, DateOnly today)
    {
        said = said.Trim();
        if (Relative(said, today) is { } relative)
        {
            return relative;
        }

        var about = About().Match(said);
        var plain = about.Success ? about.Groups["day"].Value.Trim() : said;
        return (Chinese(plain) ?? Numbers(plain) ?? English(plain)) is { } day ? about.Success ? day + "~" : day : null;
    }

    private static string? Relative(string said, DateOnly today) => said.ToLowerInvariant() switch
    {
        "今天" or "今日" or "today" => Iso(today),
        "昨天" or "昨日" or "yesterday" => Iso(today.AddDays(-1)),
        "前天" => Iso(today.AddDays(-2)),
        "明天" or "tomorrow" => Iso(today.AddDays(1)),
        "今年" or "this year" => today.Year.ToString("0000", CultureInfo.InvariantCulture),
        "去年" or "last year" => (today.Year - 1).ToString("0000", CultureInfo.InvariantCulture),
        "本月" or "this month" => Iso(today)[..7],
        _ => null,
    };

    private static string? Chinese(string said)
    {
        var m = ChineseDay().Match(said);
        if (!m.Success)
        {
            return null;
        }

        var (year, month, day) = (m.Groups["y"].Value, m.Groups["m"].Value, m.Groups["d"].Value);
        return day.Length > 0 ? Day(year, month, day) : month.Length > 0 ? Month(year, month)
            : m.Groups["half"].Value switch { "上半年" => $"{year}-01/{year}-06", "下半年" => $"{year}-07/{year}-12", _ => year };
    }

    /// <summary>Numbers from large to small only: of 03/04/2025 nobody knows which is the month.</summary>
    private static string? Numbers(string said) => NumberDay().Match(said) is { Success: true } m
        ? m.Groups["d"].Success ? Day(m.Groups["y"].Value, m.Groups["m"].Value, m.Groups["d"].Value) : Month(m.Groups["y"].Value, m.Groups["m"].Value)
        : null;

    private static string? English(string said)
    {
        var m = EnglishDay().Match(said);
        var month = m.Success ? Array.FindIndex(Months, x => x.StartsWith(m.Groups["m"].Value.ToLowerInvariant(), StringComparison.Ordinal)) + 1 : 0;
        if (month == 0)
        {
            return null;
        }

        var number = month.ToString(CultureInfo.InvariantCulture);
        return m.Groups["d"].Success ? Day(m.Groups["y"].Value, number, m.Groups["d"].Value) : Month(m.Groups["y"].Value, number);
    }

    private static string? Day(string year, string month, string day) =>
        DateOnly.TryParseExact($"{year}-{Two(month)}-{Two(day)}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var there)
            ? Iso(there)
            : null;

    private static string? Month(string year, string month) => Day(year, month, "1")?[..7];

    private static string Two(string number) => number.PadLeft(2, '0');

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<from>.+?)\\s*(?:至|到|—|–|~(?=.)| to | until )\\s*(?<to>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Split();

    [GeneratedRegex("^(?:(?<m>\\d{1,2})月)?(?:(?<d>\\d{1,2})[日号]?)?$")]
    private static partial Regex RestOfDay();

    [GeneratedRegex("^(?:约|大约|大概|about |around |circa |c\\. ?)(?<day>.+)$|^(?<day>.+?)(?:左右|前后)$", RegexOptions.IgnoreCase)]
    private static partial Regex About();

    [GeneratedRegex("^(?<y>\\d{4})\\s*年?\\s*(?:(?<m>(?<=年\\s*)\\d{1,2})\\s*月\\s*(?:(?<d>\\d{1,2})\\s*[日号]?)?|(?<half>(?<=年\\s*)[上下]半年))?$")]
    private static partial Regex ChineseDay();

    [GeneratedRegex("^(?<y>\\d{4})[-/.](?<m>\\d{1,2})(?:[-/.](?<d>\\d{1,2}))?$")]
    private static partial Regex NumberDay();

    [GeneratedRegex("^(?:(?:(?<d>\\d{1,2})(?:st|nd|rd|th)? )?(?<m>[A-Za-z]{3,9})\\.?|(?<m>[A-Za-z]{3,9})\\.? (?<d>\\d{1,2})(?:st|nd|rd|th)?),? (?<y>\\d{4})$")]
    private static partial Regex EnglishDay();
}
