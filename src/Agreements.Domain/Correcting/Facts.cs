namespace Agreements.Domain.Correcting;

/// <summary>
/// The one table of facts that can be named by path: what is corrected, updated, or told otherwise by another source. A path is there as soon
/// as its subject is (a party, a signature, a commitment), known or not; so "unknown" can be corrected too. A path is stored in events and is
/// never given another meaning.
/// <list type="bullet">
/// <item><c>title</c>, <c>title.en</c>, <c>reference</c></item>
/// <item><c>proposed.on</c>, <c>negotiated.on</c>, <c>signed.on</c>, <c>implementing.on</c>, <c>evaluated.on</c>: the day a stage began, where
/// it was entered</item>
/// <item><c>term.from</c>, <c>term.to</c>, <c>term.years</c>, <c>term.notice-days</c>: the period, where the text was taken over or is signed</item>
/// <item><c>approval.on</c>, <c>approval/{step}/on</c>, <c>ceremony.on</c>, <c>ceremony.place</c>, <c>ceremony.host</c></item>
/// <item><c>party/&lt;id&gt;/name</c>, <c>party/&lt;id&gt;/name.en</c>, <c>liaison/&lt;party&gt;</c></item>
/// <item><c>signature/&lt;party&gt;/on</c>, <c>…/title</c>, <c>…/method</c>, <c>…/originals</c></item>
/// <item><c>commitment/&lt;id&gt;/title</c>, <c>…/title.en</c>, <c>…/owner</c>, <c>…/due</c>, <c>…/quantity</c></item>
/// <item><c>outcome/&lt;number from 1&gt;/title</c>, <c>…/level</c>, <c>…/quantity</c>, <c>…/on</c></item>
/// </list>
/// </summary>
public static class Facts
{
    private const string OfLiaison = "liaison/";

    /// <summary>Whether the values of a fact are references to people.</summary>
    /// <param name="path">The path.</param>
    public static bool IsOfPerson(string path) => path.StartsWith(OfLiaison, StringComparison.Ordinal);

    /// <summary>All facts of an agreement, in a fixed order.</summary>
    /// <param name="state">The agreement.</param>
    public static IEnumerable<Fact> Of(Agreement state) => state.AllFacts();

    /// <summary>The fact of a path; null when the agreement has none.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="path">The path, such as <c>signed.on</c>.</param>
    public static Fact? Find(Agreement state, string path) => Of(state).FirstOrDefault(f => f.Path == path);

    /// <summary>Finds a fact and how a value of it is kept; otherwise says why not.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="path">The path.</param>
    /// <param name="given">The value given; null for unknown.</param>
    /// <param name="fact">The fact; null when refused.</param>
    /// <param name="kept">The value as it is kept.</param>
    internal static Refusal? Refuse(Agreement state, string path, string? given, out Fact? fact, out string? kept)
    {
        kept = null;
        fact = Find(state, path);
        return fact is null ? new FactUnknown(path, [.. Of(state).Select(f => f.Path)])
            : fact.TryRead(given, out kept) ? null
            : new FactMalformed(path, fact.Name, fact.Form.Name);
    }

    /// <summary>What people call a fact; its path when the agreement has it no longer.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="path">The path.</param>
    public static Text NameOf(Agreement state, string path) => Find(state, path)?.Name ?? new Text(path);
}
