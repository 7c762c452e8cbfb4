using System.Text.Json.Serialization;

namespace Agreements.Server.Identity.People;

/// <summary>What of a person is looked for in texts.</summary>
[JsonConverter(typeof(KebabEnum<TracedWhat>))]
public enum TracedWhat
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Mail,

    /// <summary>Words that somebody asked for.</summary>
    Word,
}

/// <summary>A word that is looked for, as texts are compared.</summary>
/// <param name="What">What it is.</param>
/// <param name="Word">The word, see <see cref="Plain"/>.</param>
public sealed record Traced(TracedWhat What, string Word)
{
    /// <summary>Full-width digits are read as digits …</summary>
    internal const string Mapped = "０１２３４５６７８９";

    /// <summary>… of ASCII.</summary>
    internal const string MappedTo = "0123456789";

    /// <summary>What stands between the parts of a number or a name is left out.</summary>
    internal const string LeftOut = " -()（）－　·";

    /// <summary>A single character is in every other text.</summary>
    private const int Shortest = 2;

    /// <summary>The word as a pattern of SQL's <c>like</c>.</summary>
    internal string Pattern => $"%{Word.Replace("\\", "\\\\\\\\", StringComparison.Ordinal).Replace("\"", "\\\\\"", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    /// <summary>What a person is known by: names, phones as they are written within the country, mail addresses.</summary>
    /// <param name="facts">The person.</param>
    public static IReadOnlyList<Traced> Of(PersonFacts facts) => Of(facts.Name, facts.Contacts.Phones, facts.Contacts.Mails);

    /// <inheritdoc cref="Of(PersonFacts)"/>
    /// <param name="name">The name.</param>
    /// <param name="phones">The phones, in E.164.</param>
    /// <param name="mails">The mail addresses.</param>
    public static IReadOnlyList<Traced> Of(Text name, IEnumerable<string> phones, IEnumerable<string> mails) =>
    [
        .. Those(TracedWhat.Name, name.Zh, name.En), .. Those(TracedWhat.Phone, [.. phones.Select(National)]), .. Those(TracedWhat.Mail, [.. mails]),
    ];

    /// <summary>Words to look for; those that are too short to mean anything are left out.</summary>
    /// <param name="what">What they are.</param>
    /// <param name="words">The words.</param>
    public static IEnumerable<Traced> Those(TracedWhat what, params string?[] words) =>
        words.OfType<string>().Select(Plain).Where(w => w.Length >= Shortest).Distinct(StringComparer.Ordinal).Select(w => new Traced(what, w));

    /// <summary>A text as it is compared.</summary>
    /// <param name="text">The text.</param>
    public static string Plain(string text) => string.Concat(text.Where(c => !LeftOut.Contains(c, StringComparison.Ordinal))
        .Select(c => Mapped.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? MappedTo[digit] : char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c));

    private static string National(string e164) => e164.Split(';')[0] is var whole && whole.StartsWith("+86", StringComparison.Ordinal) ? whole[3..] : whole;
}

/// <summary>A text on record in which something of a person stands.</summary>
/// <param name="Stream">The agreement, engagement or entry of the directory.</param>
/// <param name="Title">Its title or name; null where no read model has it.</param>
/// <param name="Reference">Its reference or code.</param>
/// <param name="Version">Number of the event in its stream.</param>
/// <param name="Type">The event's stored name.</param>
/// <param name="Field">Where in the event the text stands, such as <c>$.reason</c>.</param>
/// <param name="Found">What of the person stands in it.</param>
/// <param name="Link">Where it can be read.</param>
public sealed record TextTrace(
    Guid Stream, Text? Title, string? Reference, long Version, string Type, string Field, IReadOnlyList<TracedWhat> Found, string? Link);

/// <summary>Where something of a person stands on record, for one who reads.</summary>
/// <param name="Places">The places, oldest first.</param>
/// <param name="Further">How many more there are than are listed.</param>
/// <param name="OutOfSight">How many events hold it that the reader may not see; an auditor may.</param>
public sealed record TracesLeft(IReadOnlyList<TextTrace> Places, int Further, int OutOfSight)
{
    /// <summary>Nowhere.</summary>
    public static TracesLeft None { get; } = new([], 0, 0);

    /// <summary>Whether there are any.</summary>
    [JsonIgnore]
    public bool IsAnywhere => Places.Count + Further + OutOfSight > 0;
}

/// <summary>What an erasure came to.</summary>
/// <param name="Person">The reference, which stays.</param>
/// <param name="StillNamedIn">Where name, phone or mail stand in texts that history keeps all the same.</param>
public sealed record Erasure(string Person, TracesLeft StillNamedIn);
