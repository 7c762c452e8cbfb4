using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Localization;

/// <summary>Days as people read them. What is imprecise stays imprecise: nothing is filled in.</summary>
public static partial class Days
{
    /// <summary>What stands for a day that nobody knows.</summary>
    public static Text Unknown { get; } = new("时间不详", "date unknown");

    /// <summary>A day, month, year or interval in words; <see cref="Unknown"/> for null.</summary>
    /// <param name="day">The day; null when unknown.</param>
    /// <param name="say">The language.</param>
    public static string In(Edtf? day, UiLanguage say)
    {
        if (day is null)
        {
            return say[Unknown];
        }

        var slash = day.Value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? One(day.Value, say) : Interval(day.Value[..slash], day.Value[(slash + 1)..], say);
    }

    /// <summary>A calendar day in words.</summary>
    /// <param name="day">The day.</param>
    /// <param name="say">The language.</param>
    public static string In(DateOnly day, UiLanguage say) =>
        day.ToString(say.IsChinese ? "yyyy年M月d日" : "d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The same in both languages; <see cref="Unknown"/> for null.</summary>
    /// <param name="day">The day; null when unknown.</param>
    public static Text Said(Edtf? day) => new(In(day, UiLanguage.Chinese), In(day, UiLanguage.English));

    /// <summary>A calendar day in both languages.</summary>
    /// <param name="day">The day.</param>
    public static Text Said(DateOnly day) => new(In(day, UiLanguage.Chinese), In(day, UiLanguage.English));

    /// <summary>A calendar day as addresses and fields of forms have it: 2025-03-27.</summary>
    /// <param name="day">The day.</param>
    public static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Interval(string from, string to, UiLanguage say) => (from, to) switch
    {
        ("" or "..", "" or "..") => say[Unknown],
        _ when from == to => One(from, say),
        ("..", _) => say[new Text($"至{One(to, UiLanguage.Chinese)}", $"until {One(to, UiLanguage.English)}")],
        ("", _) => say[new Text($"起始不详，至{One(to, UiLanguage.Chinese)}", $"start unknown, until {One(to, UiLanguage.English)}")],
        (_, "..") => say[new Text($"{One(from, UiLanguage.Chinese)}起", $"from {One(from, UiLanguage.English)}")],
        (_, "") => say[new Text($"{One(from, UiLanguage.Chinese)}起，截止不详", $"from {One(from, UiLanguage.English)}, end unknown")],
        _ => Between(from, to, say),
    };

    private static string Between(string from, string to, UiLanguage say)
    {
        var (a, b) = (Exact().Match(from), Exact().Match(to));
        if (!a.Success || !b.Success || a.Groups["d"].Success != b.Groups["d"].Success || a.Groups["m"].Success != b.Groups["m"].Success)
        {
            return say.IsChinese ? $"{One(from, say)}至{One(to, say)}" : $"{One(from, say)} to {One(to, say)}";
        }

        var sameYear = a.Groups["y"].Value == b.Groups["y"].Value;
        var sameMonth = sameYear && a.Groups["m"].Value == b.Groups["m"].Value;
        return say.IsChinese ? BetweenInChinese(from, b, sameYear, sameMonth) : BetweenInEnglish(a, b, to, sameYear, sameMonth);
    }

    private static string BetweenInChinese(string from, Match b, bool sameYear, bool sameMonth)
    {
        var rest = sameYear && b.Groups["m"].Success ? "" : $"{Number(b, "y")}年";
        rest += b.Groups["m"].Success && !(sameMonth && b.Groups["d"].Success) ? $"{Number(b, "m")}月" : "";
        rest += b.Groups["d"].Success ? $"{Number(b, "d")}日" : "";
        return $"{One(from, UiLanguage.Chinese)}–{rest}";
    }

    private static string BetweenInEnglish(Match a, Match b, string to, bool sameYear, bool sameMonth)
    {
        if (!a.Groups["m"].Success)
        {
            return $"{a.Groups["y"].Value}–{b.Groups["y"].Value}";
        }

        var first = a.Groups["d"].Success ? $"{Number(a, "d")}" : "";
        first += sameMonth && first.Length > 0 ? "" : $" {Month(Number(a, "m"))}";
        first += sameYear ? "" : $" {a.Groups["y"].Value}";
        return sameMonth && a.Groups["d"].Success ? $"{first}–{One(to, UiLanguage.English)}" : $"{first.Trim()} – {One(to, UiLanguage.English)}";
    }

    private static string One(string text, UiLanguage say)
    {
        var doubt = text[^1] is '?' or '~' or '%' ? text[^1] : ' ';
        var plain = Plain(doubt == ' ' ? text : text[..^1], say);
        return (doubt, say.IsChinese) switch
        {
            ('~', true) => $"{plain}前后",
            ('~', false) => $"about {plain}",
            ('?', true) => $"{plain}（存疑）",
            ('?', false) => $"{plain} (uncertain)",
            ('%', true) => $"{plain}前后（存疑）",
            ('%', false) => $"about {plain} (uncertain)",
            _ => plain,
        };
    }

    private static string Plain(string text, UiLanguage say)
    {
        // Events from before such years were refused still hold them: years before 0001 and beyond 9999, which have no months.
        if (text is ['-' or 'Y', ..])
        {
            return say.IsChinese ? $"{text}年" : text;
        }

        if (text.IndexOf('T', StringComparison.Ordinal) is > 0 and var time)
        {
            return $"{Plain(text[..time], say)} {text[(time + 1)..]}";
        }

        var parts = text.Split('-');
        var year = new YearWords(parts[0]);
        if (parts.Length == 1)
        {
            return say.IsChinese ? year.Chinese : year.English;
        }

        if (int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month > 12)
        {
            return say.IsChinese ? $"{year.Chinese}{Seasons[month - 21].Zh}" : $"{Seasons[month - 21].En} {year.English}";
        }

        var day = parts.Length > 2 ? parts[2] : null;
        return say.IsChinese ? year.Chinese + InChinese(parts[1], day) : InEnglish(parts[1], day, year.English);
    }

    private static string InChinese(string month, string? day) => (Known(month), day is null ? null : Known(day)) switch
    {
        ({ } m, null) when day is null => $"{m}月",
        ({ } m, { } d) => $"{m}月{d}日",
        ({ } m, null) => $"{m}月（日期不详）",
        (null, { } d) => $"某月{d}日",
        _ => day is null ? "（月份不详）" : "（月日不详）",
    };

    private static string InEnglish(string month, string? day, string year) => (Known(month), day is null ? null : Known(day)) switch
    {
        ({ } m, null) when day is null => year.Length > 4 ? $"{Month(m)}, {year}" : $"{Month(m)} {year}",
        ({ } m, { } d) => year.Length > 4 ? $"{d} {Month(m)}, {year}" : $"{d} {Month(m)} {year}",
        ({ } m, null) => $"{Month(m)} {year} (day unknown)",
        (null, { } d) => $"day {d} of an unknown month, {year}",
        _ => day is null ? $"{year} (month unknown)" : $"{year} (day and month unknown)",
    };

    private static readonly Text[] Seasons = [new("春季", "spring"), new("夏季", "summer"), new("秋季", "autumn"), new("冬季", "winter")];

    private static int? Known(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    private static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    private readonly record struct YearWords(string Digits)
    {
        public string Chinese => Digits switch
        {
            "XXXX" => "年份不详，",
            [_, _] => $"{Digits}00–{Digits}99年",
            [_, _, 'X', 'X'] => $"{Digits[..2]}××年",
            [_, _, _, 'X'] => $"{Digits[..3]}0年代",
            _ => $"{Digits}年",
        };

        public string English => Digits switch
        {
            "XXXX" => "year unknown",
            [_, _] => $"{Digits}00–{Digits}99",
            [_, _, 'X', 'X'] => $"{Digits[..2]}00s",
            [_, _, _, 'X'] => $"{Digits[..3]}0s",
            _ => Digits,
        };
    }

    [GeneratedRegex("^(?<y>[0-9]{4})(-(?<m>0[1-9]|1[0-2])(-(?<d>[0-9]{2}))?)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();
}
