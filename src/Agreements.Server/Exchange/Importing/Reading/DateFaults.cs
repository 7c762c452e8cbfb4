using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Why a text is no date: an impossible day, a reversed interval, or another way of writing dates.</summary>
internal static partial class DateFaults
{
    private static readonly DateOnly FirstUsual = new(1900, 1, 1);
    private static readonly DateOnly LastUsual = new(2100, 12, 31);

    /// <summary>What makes a date doubtful that is one: a year that a slip of the pen makes of another. Null for nothing.</summary>
    public static (string Code, Text Cause, Text Cure)? Doubt(Edtf date)
    {
        var text = date.Value;
        if (text.Length == 2)
        {
            return (
                "date-is-century", new($"“{text}”是一个世纪：{text}00 至 {text}99 年。", $"'{text}' is a century: the years {text}00 to {text}99."),
                new("如果是年份，请写四位数字。", "If it is a year, write four digits."));
        }

        if (date.Latest < FirstUsual || date.Earliest < FirstUsual)
        {
            return (
                "date-long-ago", new($"“{text}”在 1900 年之前。", $"'{text}' is before 1900."),
                new("请核对年份；无误则不必改。", "Look at the year again; leave it where it is right."));
        }

        return date.Earliest > LastUsual || date.Latest > LastUsual
            ? ("date-far-ahead", new($"“{text}”在 2100 年之后。", $"'{text}' is after 2100."),
                new("请核对年份；无误则不必改。", "Look at the year again; leave it where it is right."))
            : null;
    }

    public static (string Code, Text Cause, Text Cure) Of(string text)
    {
        if (Edtf.TryParse(text, out _))
        {
            return (
                "date-beyond-count", new($"“{text}”：{Edtf.YearsThatCount.Zh}。", $"'{text}': {Edtf.YearsThatCount.En}."),
                new("改为其间的年份；不知道时用 null。", "Write a year among them, or null when it is unknown."));
        }

        if (Edtf.WhyNot(text) is { } level)
        {
            return ("date-beyond-level-1", new($"“{text}”{level.Zh}。", $"'{text}' is {level.EnOrZh}."), Cure(text));
        }

        var parts = text.Split('/');
        if (parts is [not ("" or ".."), not ("" or "..")] && Array.TrueForAll(parts, p => Edtf.TryParse(p, out _)))
        {
            if (Edtf.TryKept(text) is { Latest: { } last } && Edtf.Kept(parts[1]).Earliest < Edtf.Kept(parts[0]).Earliest)
            {
                return (
                    "date-interval-reversed",
                    new($"时段“{text}”的结束比开始写得粗略，因而早于开始。", $"The end of the interval '{text}' is vaguer than its start, and so begins before it."),
                    new($"改为 {parts[0]}/{last:yyyy-MM-dd}。", $"Write {parts[0]}/{last:yyyy-MM-dd}."));
            }

            return (
                "date-interval-reversed",
                new($"时段“{text}”的结束早于开始。", $"The interval '{text}' ends before it begins."),
                new($"改为 {parts[1]}/{parts[0]}。", $"Write {parts[1]}/{parts[0]}."));
        }

        return parts.Length <= 2 && parts.Select(Impossible).FirstOrDefault(f => f is not null) is { } impossible
            ? impossible
            : ("date-malformed",
                new($"“{text}”不是 EDTF 一级日期。", $"'{text}' is not a date of EDTF level 1."),
                Cure(text));
    }

    private static (string Code, Text Cause, Text Cure)? Impossible(string part)
    {
        var match = Numbers().Match(part);
        if (!match.Success || Edtf.TryParse(part, out _))
        {
            return null;
        }

        var month = int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
        {
            return (
                "date-impossible",
                new($"“{part}”：没有 {month} 月。", $"'{part}': there is no month {month}."),
                new("月份为 01 至 12（季节为 21 至 24）。", "Months run from 01 to 12 (seasons from 21 to 24)."));
        }

        var year = match.Groups["y"].Value;
        // An unknown digit may make it a leap year.
        var days = int.TryParse(year, CultureInfo.InvariantCulture, out var y) && y > 0 ? DateTime.DaysInMonth(y, month) : DateTime.DaysInMonth(2000, month);
        return (
            "date-impossible",
            new($"“{part}”：没有这一天，该月只有 {days} 天。", $"'{part}': there is no such day; that month has {days} days."),
            new($"改为实际日期，或只写年月：{year}-{month:00}。", $"Write the real day, or month and year alone: {year}-{month:00}."));
    }

    private static Text Cure(string text)
    {
        var match = Common().Match(text.Trim());
        if (match.Success)
        {
            string[] numbers = [match.Groups["y"].Value, .. match.Groups["n"].Captures.Select(c => c.Value.PadLeft(2, '0'))];
            var meant = string.Join('-', numbers);
            if (Edtf.TryParse(meant, out _))
            {
                return new($"是否应为“{meant}”？", $"Did you mean '{meant}'?");
            }
        }

        return new(
            "写作 2025-03-27、2020-04、2024、2020-06~、XXXX-09-24 或 2025-03-27/2025-03-28；不知道时用 null。",
            "Write it as 2025-03-27, 2020-04, 2024, 2020-06~, XXXX-09-24 or 2025-03-27/2025-03-28, or null when it is unknown.");
    }

    [GeneratedRegex("^(?<y>[0-9X]{4})-(?<m>[0-9]{2})(-(?<d>[0-9]{2}))?[?~%]?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex("^(?<y>[0-9]{4})[-./年](?<n>[0-9]{1,2})([-./月](?<n>[0-9]{1,2}))?[月日号]?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Common();
}
