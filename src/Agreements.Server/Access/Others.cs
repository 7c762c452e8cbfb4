using Agreements.Server.Handling;
using Agreements.Server.ReadModels;

namespace Agreements.Server.Access;

/// <summary>What is in sight speaks of other agreements and engagements: of those out of sight it is not to say a word, not even an id.</summary>
internal static class Others
{
    /// <summary>An agreement without the names of those out of sight.</summary>
    public static async Task<Agreement> WithoutOthersAsync(this Reader reader, Agreement state, CancellationToken ct) =>
        state.Without(await reader.UnseenAsync(state.Others, ct));

    /// <summary>
    /// What stands around an agreement in sight, to tell what its guards want of it. The one above holds it up, seen or not; what it is called
    /// is told only to one who sees it.
    /// </summary>
    public static async Task<Surroundings> AroundAsync(this Reader reader, Needs needs, CancellationToken ct)
    {
        var around = await reader.Session.AroundAsync(needs, ct);
        var unseen = await reader.UnseenAsync(around.Agreements.Keys, ct);
        return unseen.Count == 0 ? around : around with { Agreements = around.Agreements.SetItems(unseen.Select(id => KeyValuePair.Create(id, around.Agreements[id].Untitled()))) };
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
}
