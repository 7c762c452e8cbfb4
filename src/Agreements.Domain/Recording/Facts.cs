namespace Agreements.Domain.Recording;

/// <summary>A fact on record that sources can disagree about.</summary>
/// <param name="Path">Its stable name, such as <c>signed.on</c>, <c>party/cq-itp/name</c> or <c>commitment/land/due</c>.</param>
/// <param name="Value">What is on record, as text: a date as EDTF, a code as it stands; null when unknown.</param>
public sealed record Fact(string Path, string? Value);

/// <summary>
/// The facts of an agreement that have a name of their own: what a source can contradict and a correction can set right. A path is stored in
/// events and is never given another meaning.
/// <list type="bullet">
/// <item><c>title</c>, <c>title.en</c></item>
/// <item><c>proposed.on</c>, <c>negotiated.on</c>, <c>signed.on</c>, <c>implementing.on</c>, <c>evaluated.on</c>: the day a stage began, where it was entered</item>
/// <item><c>ceremony.on</c>, <c>ceremony.place</c></item>
/// <item><c>party/&lt;id&gt;/name</c>, <c>party/&lt;id&gt;/name.en</c></item>
/// <item><c>signature/&lt;party&gt;/on</c></item>
/// <item><c>commitment/&lt;id&gt;/title</c>, <c>…/title.en</c>, <c>…/owner</c>, <c>…/due</c></item>
/// </list>
/// </summary>
public static class Facts
{
    /// <summary>Path of the Chinese title.</summary>
    public const string Title = "title";

    /// <summary>Path of the English title.</summary>
    public const string TitleEn = "title.en";

    /// <summary>Path of the day of the signing ceremony.</summary>
    public const string CeremonyOn = "ceremony.on";

    /// <summary>Path of the place of the signing ceremony.</summary>
    public const string CeremonyPlace = "ceremony.place";

    /// <summary>Path of the day on which a stage began.</summary>
    /// <param name="stage">The stage.</param>
    public static string Began(Stage stage) => $"{KebabEnum<Stage>.Name(stage)}.on";

    /// <summary>Path of something about a party.</summary>
    /// <param name="party">The party's id.</param>
    /// <param name="what"><c>name</c> or <c>name.en</c>.</param>
    public static string OfParty(string party, string what) => $"party/{party}/{what}";

    /// <summary>Path of the day of a signature.</summary>
    /// <param name="party">The principal's id.</param>
    public static string SignedBy(string party) => $"signature/{party}/on";

    /// <summary>Path of something about a commitment.</summary>
    /// <param name="commitment">The commitment's id.</param>
    /// <param name="what"><c>title</c>, <c>title.en</c>, <c>owner</c> or <c>due</c>.</param>
    public static string OfCommitment(string commitment, string what) => $"commitment/{commitment}/{what}";

    /// <summary>Every fact with its value on record.</summary>
    /// <param name="state">The agreement.</param>
    public static IReadOnlyList<Fact> Of(Agreement state) => [.. state.NamedFacts().Select(f => new Fact(f.Path, f.Value))];

    /// <summary>The fact of a path; null when the agreement has none of that name.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="path">The path.</param>
    public static Fact? Find(Agreement state, string path) => Named(state, path) is { } f ? new Fact(f.Path, f.Value) : null;

    /// <summary>Why a value cannot stand for a fact; null when it can.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="path">The path.</param>
    /// <param name="value">The value, as text.</param>
    public static Refusal? Refuse(Agreement state, string path, string value) => Named(state, path) switch
    {
        null => new FactUnknown(path),
        var f when !f.Fits(value) => new FactValueUnfit(path, value),
        _ => null,
    };

    internal static NamedFact? Named(Agreement state, string path) => state.NamedFacts().FirstOrDefault(f => f.Path == path);
}

/// <summary>A fact with what can stand there and how it is put there.</summary>
internal sealed record NamedFact(string Path, string? Value, Func<string, bool> Fits, Func<string, Agreement> Set)
{
    public static NamedFact Words(string path, string? value, Func<string, Agreement> set) => new(path, value, t => !string.IsNullOrWhiteSpace(t), set);

    public static NamedFact Day(string path, Edtf? value, Func<Edtf, Agreement> set) =>
        new(path, value?.Value, t => Edtf.TryParse(t, out _), t => set(Edtf.Parse(t)));
}

/// <summary>The agreement has no fact of this name.</summary>
/// <param name="Path">The path given.</param>
public sealed record FactUnknown(string Path)
    : Refusal(new Text($"协议中没有名为“{Path}”的事实。", $"The agreement has no fact '{Path}'."), CanMeet.Coordinator);

/// <summary>What is said cannot stand for the fact: no date, no party, or nothing at all.</summary>
/// <param name="Path">The fact.</param>
/// <param name="Value">The value given.</param>
public sealed record FactValueUnfit(string Path, string Value)
    : Refusal(new Text($"“{Value}”不能作为“{Path}”的值。", $"'{Value}' cannot be the value of '{Path}'."), CanMeet.Coordinator);
