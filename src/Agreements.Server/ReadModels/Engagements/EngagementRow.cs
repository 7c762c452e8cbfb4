
namespace Agreements.Server.ReadModels.Engagements;

/// <summary>An engagement in the list.</summary>
/// <param name="Id">The engagement.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Participants">Codes of those that took part, in the order named.</param>
/// <param name="Agreements">The agreements it was about, in the order linked.</param>
/// <param name="Reference">The recorder's own reference; null for none.</param>
/// <param name="Source">The source it was recorded from; null when recorded here.</param>
/// <param name="Resolutions">Its resolutions, in the order put forward.</param>
/// <param name="ActionItems">Its action items, in the order raised.</param>
/// <param name="Version">The version of its stream that the row shows.</param>
public sealed record EngagementRow(
    Guid Id, EngagementKind Kind, Text Title, Edtf? On, string? Place, IReadOnlyList<string> Participants, IReadOnlyList<Guid> Agreements, string? Reference,
    Source? Source, IReadOnlyList<Resolution> Resolutions, IReadOnlyList<ActionItem> ActionItems, long Version)
{
    /// <summary>How many action items are open.</summary>
    public int OpenItems => ActionItems.Count(i => i.Status == ActionItemStatus.Open);

    /// <summary>The row of an engagement in a state.</summary>
    /// <param name="state">The state.</param>
    public static EngagementRow Of(Engagement state) => new(
        state.Id, state.Kind, state.Title, state.On, state.Place, state.Participants, state.Agreements, state.Reference, state.Source, state.Resolutions,
        state.ActionItems, state.Version);

    /// <summary>Ids of the agreements and the other engagements that it names.</summary>
    internal IEnumerable<Guid> NamedAgreements() =>
        Agreements.Concat(Resolutions.Select(r => r.At).Concat(ActionItems.SelectMany(i => new[] { i.From, i.To, i.Agreement })).OfType<Guid>());

    /// <summary>The same without a word of some others.</summary>
    internal EngagementRow Without(IReadOnlySet<Guid> others)
    {
        Guid? Kept(Guid? id) => id is { } there && others.Contains(there) ? null : id;
        return others.Count == 0 ? this : this with
        {
            Agreements = [.. Agreements.Where(a => !others.Contains(a))],
            Resolutions = [.. Resolutions.Select(r => r with { At = Kept(r.At) })],
            ActionItems = [.. ActionItems.Select(i =>
                i with { From = Kept(i.From), To = Kept(i.To), Agreement = Kept(i.Agreement), Commitment = Kept(i.Agreement) is null ? null : i.Commitment })],
        };
    }
}
