using System.Globalization;
using System.Text.RegularExpressions;

namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Why a text is no date: an impossible day, a reversed interval, or another way of writing dates.</summary>
internal static partial class DateFaults
{
    public static (string Code, Text Cause, Text Cure) Of(string text)
    {
        if (Edtf.TryParse(text, out _))
        {
            return (
                "date-beyond-count", new($"“{text}”：{Edtf.YearsThatCount.Zh}。", $"'{text}': {Edtf.YearsThatCount.En}."),
                new("改为其间的年份；不知道时用 null。", "Write a year among them, or null when it is unknown."));
        }

        var parts = text.Split('/');
        if (parts is [not ("" or ".."), not ("" or "..")] && Array.TrueForAll(parts, p => Edtf.TryParse(p, out _)))
        {
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
