using System.Text.RegularExpressions;
using Agreements.Server.Storage;
using Agreements.Server.ReadModels;
using Agreements.Server.ReadModels.Timeline;

namespace Agreements.Server.Access;

/// <summary>What is in sight speaks of other agreements and engagements: of those out of sight it is not to say a word, not even an id.</summary>
internal static partial class Others
{
    private const string Hidden = "…";

    /// <summary>An agreement without the names of those out of sight.</summary>
    public static async Task<Agreement> WithoutOthersAsync(this Reader reader, Agreement state, CancellationToken ct) =>
        state.Without(await reader.UnseenAsync(state.Others, ct));

    /// <summary>
    /// What stands around an agreement in sight, to tell what its guards want of it. The one above holds it up, seen or not; what it is called
    /// is told only to one who sees it.
    /// </summary>
    public static async Task<RelatedState> RelatedAsync(this Reader reader, Needs needs, CancellationToken ct) =>
        await reader.UntitledAsync(await reader.Session.RelatedAsync(needs, ct), ct);

    /// <summary>The same as it was at an instant.</summary>
    public static async Task<RelatedState> RelatedAsync(this Reader reader, Needs needs, DateTimeOffset asOf, CancellationToken ct) =>
        await reader.UntitledAsync(await reader.Session.RelatedAsync(needs, asOf, ct), ct);

    private static async Task<RelatedState> UntitledAsync(this Reader reader, RelatedState related, CancellationToken ct)
    {
        var unseen = await reader.UnseenAsync(related.Agreements.Where(a => a.Value is not null).Select(a => a.Key), ct);
        return unseen.Count == 0
            ? related
            : related with { Agreements = related.Agreements.SetItems(unseen.Select(id => KeyValuePair.Create(id, related.Agreements[id]?.Untitled()))) };
    }

    /// <summary>Refusals without the title of an agreement above that is out of sight: that it does not stand open must be told, its name must not.</summary>
    public static async Task<IReadOnlyList<Refusal>> WithoutTitlesAsync(this Reader reader, IReadOnlyList<Refusal> refusals, CancellationToken ct)
    {
        var unseen = await reader.UnseenAsync(refusals.OfType<ParentNotOpen>().Select(r => r.Parent), ct);
        return unseen.Count == 0
            ? refusals
            : [.. refusals.Select(r => r is ParentNotOpen p && unseen.Contains(p.Parent) ? new ParentNotOpen(p.Parent, Agreement.HiddenTitle, p.Standing) : r)];
    }

    /// <summary>Entries of a history, in which ids of what is out of sight are blotted out.</summary>
    public static async Task<List<TimelineEntry>> BlottedAsync(this Reader reader, List<TimelineEntry> entries, CancellationToken ct)
    {
        var blot = await reader.BlotAsync(entries.Select(e => e.Sentence), ct);
        return blot is null ? entries : [.. entries.Select(e => e with { Sentence = blot(e.Sentence) })];
    }

    /// <summary>How ids of what is out of sight are blotted out of some sentences; null where there are none.</summary>
    public static async Task<Func<Text, Text>?> BlotAsync(this Reader reader, IEnumerable<Text> sentences, CancellationToken ct)
    {
        if (reader.Sight.IsWhole)
        {
            return null;
        }

        var named = sentences.SelectMany(s => Ids().Matches($"{s.Zh} {s.En}")).Select(m => Guid.Parse(m.Value));
        var unseen = await reader.UnseenAsync(named, ct);
        string Blotted(string text) => Ids().Replace(text, m => unseen.Contains(Guid.Parse(m.Value)) ? Hidden : m.Value);
        return unseen.Count == 0 ? null : s => new Text(Blotted(s.Zh), s.En is { } en ? Blotted(en) : null);
    }

    /// <summary>
    /// The references of agreements that founded something, as they may be named: of an agreement out of sight not even its reference. A reference
    /// that no agreement has is not told either, lest that tells which have one.
    /// </summary>
    public static async Task<Func<string?, string?>> FoundersAsync(this Reader reader, IEnumerable<string?> references, CancellationToken ct)
    {
        string[] asked = reader.Sight.IsWhole ? [] : [.. references.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0)
        {
            return reference => reference;
        }

        await using var command = reader.Db.CreateCommand(
            $"select r.reference from register_rows r where r.reference = any($1){reader.Sight.And("r.id", 2)}").With(asked).With(reader.Sight);
        var seen = (await command.ListAsync(r => r.GetString(0), ct)).ToHashSet(StringComparer.Ordinal);
        return reference => reference is not null && seen.Contains(reference) ? reference : null;
    }

    /// <summary>A sentence in which some words are blotted out.</summary>
    public static Text Blot(Text sentence, IEnumerable<string> words) =>
        words.Aggregate(sentence, (s, word) => new Text(s.Zh.Replace(word, Hidden, StringComparison.Ordinal), s.En?.Replace(word, Hidden, StringComparison.Ordinal)));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ids();
}
