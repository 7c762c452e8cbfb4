using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Values;

/// <summary>
/// A day, month, year or interval that may be imprecise: a string of the Extended Date/Time Format, level 1 (ISO 8601-2), in the
/// calendar of Asia/Shanghai. Unknown is <see langword="null"/>, never an instance. Two values are equal when text and basis are.
/// </summary>
[JsonConverter(typeof(EdtfJson))]
public sealed record Edtf
{
    private Edtf(string value, string? basis, DateOnly? earliest, DateOnly? latest) =>
        (Value, Basis, Earliest, Latest) = (value, basis, earliest, latest);

    /// <summary>The text, as written: <c>2025-03-27</c>, <c>2020-06~</c>, <c>XXXX-09-24</c>, <c>2025-03-27/2025-03-28</c>.</summary>
    public string Value { get; }

    /// <summary>How the date was derived; null when the source gives it as it stands.</summary>
    public string? Basis { get; }

    /// <summary>The first day it can mean; null when that is open (year unknown, or an open interval).</summary>
    public DateOnly? Earliest { get; }

    /// <summary>The last day it can mean; null when that is open.</summary>
    public DateOnly? Latest { get; }

    /// <summary>
    /// True when it names a year outside 0001–9999. No calendar here counts such years, and no way in takes one; events that hold one load for ever.
    /// </summary>
    public bool IsBeyondCount => EdtfGrammar.NamesFarYear(Value);

    /// <summary>What whoever gave such a year is told.</summary>
    public static Text YearsThatCount { get; } = new("年份须在 0001 至 9999 之间", "years run from 0001 to 9999");

    /// <summary>What whoever gave an interval whose end begins before its start is told.</summary>
    public static Text EndsInOrder { get; } = new("时段的结束不能早于开始", "the end of an interval does not begin before its start");

    /// <summary>
    /// True where <c>?</c>, <c>~</c> or <c>%</c> says that it is uncertain or approximate: it then says near, not within, and nothing that ends by itself
    /// can end by it.
    /// </summary>
    public bool IsApproximate => Value.AsSpan().ContainsAny('?', '~', '%');

    /// <summary>True when it means one day and no other.</summary>
    public bool IsExactDay => Earliest is not null && Earliest == Latest && !IsApproximate;

    /// <summary>
    /// Orders by the earliest day, then by the latest: what may have begun at any time comes first, what may last for ever after what ends, and
    /// what is unknown last of all.
    /// </summary>
    public static IComparer<Edtf?> Order { get; } = Comparer<Edtf?>.Create((one, other) => (one, other) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => (one.Earliest ?? DateOnly.MinValue, one.Earliest is not null, one.Latest ?? DateOnly.MaxValue, one.Latest is null)
            .CompareTo((other.Earliest ?? DateOnly.MinValue, other.Earliest is not null, other.Latest ?? DateOnly.MaxValue, other.Latest is null)),
    });

    /// <summary>True when every day it can mean is before every day that the other can mean.</summary>
    /// <param name="other">The other date; null for unknown, which nothing is certainly before.</param>
    public bool IsCertainlyBefore(Edtf? other) => Latest < other?.Earliest;

    /// <summary>True when it can mean a day.</summary>
    /// <param name="day">The day.</param>
    public bool MayInclude(DateOnly day) => !(day < Earliest) && !(day > Latest);

    /// <summary>A single known day.</summary>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public static Edtf Day(DateOnly day) =>
        new(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, day, day);

    /// <summary>Reads a text of EDTF level 1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="basis">How it was derived, or null.</param>
    /// <exception cref="FormatException">It is not one, or names an impossible day.</exception>
    public static Edtf Parse(string text, string? basis = null) =>
        TryParse(text, out var value, basis)
            ? value
            : throw new FormatException(WhyNot(text) is { } why
                ? $"'{text}': {why.En}."
                : $"'{text}' is not a date of EDTF level 1, such as 2025-03-27, 2020-04, 2020-06~ or 2025-03-27/2025-03-28.");

    /// <summary>Reads a text of EDTF level 1; false when it is not one, or names an impossible day.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="value">The date read.</param>
    /// <param name="basis">How it was derived, or null.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Edtf? value, string? basis = null)
    {
        value = text is not null && EdtfGrammar.TryBounds(text, asKept: false, out var earliest, out var latest)
            ? new Edtf(text, basis, earliest, latest)
            : null;
        return value is not null;
    }

    /// <summary>
    /// Reads what an event holds: intervals of level 2 as well, which were taken before they were refused. What was kept is read for ever.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="basis">How it was derived, or null.</param>
    /// <exception cref="FormatException">It is no date, or names an impossible day.</exception>
    public static Edtf Kept(string text, string? basis = null) => TryKept(text, basis) ?? Parse(text, basis);

    /// <summary>As <see cref="Kept"/>; null for what is no date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="basis">How it was derived, or null.</param>
    public static Edtf? TryKept(string? text, string? basis = null) =>
        text is not null && EdtfGrammar.TryBounds(text, asKept: true, out var earliest, out var latest) ? new Edtf(text, basis, earliest, latest) : null;

    /// <summary>What a text of a higher level of EDTF has that level 1 has not, and what to write instead; null for any other text.</summary>
    /// <param name="text">The text.</param>
    public static Text? WhyNot(string? text) => text is null || TryParse(text, out _) ? null : EdtfLevels.Why(text);

    /// <inheritdoc />
    public override string ToString() => Value;
}

/// <summary>Writes a date as its text, or as <c>{edtf, basis}</c> where a basis is known; reads both.</summary>
public sealed class EdtfJson : JsonConverter<Edtf>
{
    /// <inheritdoc />
    public override Edtf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return Edtf.Kept(reader.GetString()!);
            }

            using var document = JsonDocument.ParseValue(ref reader);
            var basis = document.RootElement.TryGetProperty("basis", out var b) ? b.GetString() : null;
            return Edtf.Kept(document.RootElement.GetProperty("edtf").GetString()!, basis);
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Edtf value, JsonSerializerOptions options)
    {
        if (value.Basis is null)
        {
            writer.WriteStringValue(value.Value);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("edtf", value.Value);
        writer.WriteString("basis", value.Basis);
        writer.WriteEndObject();
    }
}
