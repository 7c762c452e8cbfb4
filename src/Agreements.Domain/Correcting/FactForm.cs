using System.Globalization;

namespace Agreements.Domain.Correcting;

/// <summary>How the value of a fact is written as text, so that any two values of it can be compared as texts.</summary>
/// <param name="Name">What a value looks like, for whoever gave one that does not.</param>
public sealed record FactForm(Text Name)
{
    private FactForm(string zh, string en, Func<string, string?> read)
        : this(new Text(zh, en)) => Read = read;

    /// <summary>Words, at most 300 characters.</summary>
    public static FactForm Words { get; } =
        new("一行内 1 至 300 个字", "1 to 300 characters on one line", t => t.Trim() is { Length: > 0 and <= 300 } words ? words : null);

    /// <summary>A day of EDTF level 1, of a year that counts.</summary>
    public static FactForm Day { get; } = new(
        $"EDTF 日期，如 2025-03-27、2020-04 或 2025-03-27/2025-03-28；{Edtf.YearsThatCount.Zh}",
        $"a date of EDTF level 1, such as 2025-03-27, 2020-04 or 2025-03-27/2025-03-28; {Edtf.YearsThatCount.En}",
        t => Edtf.TryParse(t, out var day) && !day.IsBeyondCount ? day.Value : null);

    /// <summary>A day on which something has happened, so none to come.</summary>
    public static FactForm DayOfPast { get; } = Day with { IsOfPast = true };

    /// <summary>A whole number from 1.</summary>
    public static FactForm Count { get; } = new(
        "正整数", "a whole number from 1",
        t => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? n.ToString(CultureInfo.InvariantCulture) : null);

    /// <summary>A number above 0, with decimals.</summary>
    public static FactForm Decimal { get; } = new("正数", "a number above 0", t => Number(t) is > 0 and var n ? Text(n) : null);

    /// <summary>A quantity: qualifier (left out when exact), number, unit, counter (left out when there is none).</summary>
    public static FactForm Amount { get; } = new(
        "数量，如“at-least 10 person 名”", "an amount, such as 'at-least 10 person 名'", t => ToQuantity(t) is { } q ? Text(q) : null);

    /// <summary>True for a day on which something has happened.</summary>
    public bool IsOfPast { get; private init; }

    /// <summary>Gives the text as it is kept; null when it is none of this form.</summary>
    public Func<string, string?> Read { get; private init; } = t => t;

    /// <summary>One of some words.</summary>
    /// <typeparam name="T">The enumeration that has them.</typeparam>
    public static FactForm OneOf<T>()
        where T : struct, Enum => Member(KebabEnum<T>.Names);

    /// <summary>One of some words.</summary>
    /// <param name="words">The words.</param>
    public static FactForm Member(IEnumerable<string> words)
    {
        string[] names = [.. words];
        return new FactForm($"以下之一：{string.Join("、", names)}", $"one of {string.Join(", ", names)}", t => Array.Find(names, n => n == t));
    }

    /// <summary>A number as text; null for none.</summary>
    /// <param name="n">The number.</param>
    public static string? Text(decimal? n) => n?.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A number from its text; null for none.</summary>
    /// <param name="text">The text, of the form <see cref="Decimal"/>.</param>
    public static decimal? ToDecimal(string? text) => text is null ? null : Number(text);

    /// <summary>A quantity as text; null for none.</summary>
    /// <param name="q">The quantity.</param>
    public static string? Text(Quantity? q) => q is null
        ? null
        : string.Join(' ', new[]
        {
            q.Qualifier is Qualifier.Exact ? null : KebabEnum<Qualifier>.Name(q.Qualifier),
            Text(q.Value), q.Unit, q.Counter,
        }.OfType<string>());

    /// <summary>A quantity from its text; null for none, or when it is not one.</summary>
    /// <param name="text">The text.</param>
    public static Quantity? ToQuantity(string? text)
    {
        var parts = text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var isQualified = parts.Length > 0 && KebabEnum<Qualifier>.TryParse(parts[0], out _);
        var qualifier = isQualified && KebabEnum<Qualifier>.TryParse(parts[0], out var q) ? q : Qualifier.Exact;
        return (isQualified ? parts[1..] : parts) switch
        {
            [var n, var unit] when Number(n) is { } value => new Quantity(value, qualifier, unit),
            [var n, var unit, var counter] when Number(n) is { } value => new Quantity(value, qualifier, unit, counter),
            _ => null,
        };
    }

    /// <summary>A day from its text; null for none.</summary>
    /// <param name="text">The text, of the form <see cref="Day"/>.</param>
    /// <param name="was">The day before: its basis stays with an unchanged day.</param>
    public static Edtf? ToDay(string? text, Edtf? was = null) => text is null ? null : text == was?.Value ? was : Edtf.Kept(text);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
