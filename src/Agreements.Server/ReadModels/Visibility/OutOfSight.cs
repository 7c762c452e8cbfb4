using Agreements.Server.Identity;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Visibility;

/// <summary>What is in sight speaks of other agreements and engagements: of those out of sight it is not to say a word, not even an id.</summary>
internal static class OutOfSight
{
    /// <summary>An agreement without the names of those out of sight.</summary>
    public static async Task<Agreement> WithoutOthersAsync(this Reader reader, Agreement state, CancellationToken ct) =>
        state.Without(await reader.UnseenAsync(state.NamedAgreements, ct));

    /// <summary>
    /// What stands around an agreement in sight, to tell what its guards want of it. The one above holds it up, seen or not; what it is called
    /// is told only to one who sees it.
    /// </summary>
    public static async Task<RelatedState> RelatedAsync(this Reader reader, Needs needs, CancellationToken ct) =>
        await reader.UntitledAsync(await reader.Session.RelatedAsync(needs, ct), ct);

    /// <summary>The same as it was at an instant.</summary>
    public static async Task<RelatedState> RelatedAsync(this Reader reader, Needs needs, DateTimeOffset asOf, CancellationToken ct) =>
        await reader.UntitledAsync(await reader.Session.RelatedAsync(needs, asOf, ct), ct);

    /// <summary>Which guards about other streams do not hold now, of all that a page shows in one exchange.</summary>
    public static async Task<Func<RelatedGuards?, IEnumerable<Refusal>>> UnmetAsync(
        this Reader reader, IEnumerable<RelatedGuards?> guards, CancellationToken ct)
    {
        Needs[] needs = [.. guards.OfType<RelatedGuards>().Select(g => g.Needs)];
        if (needs.Length == 0)
        {
            return _ => [];
        }

        try
        {
            var related = await reader.RelatedAsync(Needs.All(needs), ct);
            return g => g?.Unmet(related) ?? [];
        }
        catch (Exception e) when (Unreadable.Is(e))
        {
            // One stream that cannot be read takes nobody's board away. A command asks again, and is not decided without it.
            return _ => [];
        }
    }

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

    /// <summary>
    /// The references of agreements that founded something, as they may be named: of an agreement out of sight not even its reference. A reference
    /// that no agreement has is not told either, lest that tells which have one.
    /// </summary>
    public static async Task<Func<string?, string?>> FoundersAsync(this Reader reader, IEnumerable<string?> references, CancellationToken ct)
    {
        string[] asked = reader.Scope.IsWhole ? [] : [.. references.OfType<string>().Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0)
        {
            return reference => reference;
        }

        await using var command = reader.Db.CreateCommand(
            $"select r.reference from register_rows r where r.reference = any($1){reader.Scope.And("r.id")}").With(asked).With(reader.Scope);
        var seen = (await command.ListAsync(r => r.GetString(0), ct)).ToHashSet(StringComparer.Ordinal);
        return reference => reference is not null && seen.Contains(reference) ? reference : null;
    }
}
