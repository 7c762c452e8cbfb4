
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
    /// <summary>How many action items are to be done or to be verified.</summary>
    public int OpenItems => ActionItems.Count(i => i.IsUnfinished);

    /// <summary>Ids of the action items that are overdue on the day on which one asks. Not stored: they follow from the day.</summary>
    public IReadOnlyList<string> Overdue => Today is { } today ? [.. ActionItems.Where(i => i.IsOverdue(today)).Select(i => i.Id)] : [];

    /// <summary>The first day on which something that is to be done will be overdue from the next on; null for none.</summary>
    internal DateOnly? FirstDue => ActionItems.Where(i => i.Status is ActionItemStatus.Open).Min(i => i.Due?.Latest);

    private DateOnly? Today { get; init; }

    /// <summary>Codes of those for whom something waits: owners of what is to be done, verifiers of what is said to be done.</summary>
    internal IEnumerable<string> WaitsFor =>
        [.. ActionItems.Select(i => i.WaitsFor).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>The same as seen on a day.</summary>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    public EngagementRow SeenOn(DateOnly today) => this with { Today = today };

    /// <summary>The row of an engagement in a state.</summary>
    /// <param name="state">The state.</param>
    public static EngagementRow Of(Engagement state) => new(
        state.Id, state.Kind, state.Title, state.On, state.Place, state.Participants, state.Agreements, state.Reference, state.Source, state.Resolutions,
        state.ActionItems, state.Version);

    /// <summary>Ids of the agreements and the other engagements that it names.</summary>
    internal IEnumerable<Guid> NamedAgreements() =>
        Agreements.Concat(Resolutions.Select(r => r.At).Concat(ActionItems.SelectMany(i => new[] { i.From, i.To, i.Agreement })).OfType<Guid>())
            .Concat(Resolutions.SelectMany(r => r.LedTo).Select(l => l.Agreement));

    /// <summary>The same without a word of some others.</summary>
    internal EngagementRow Without(IReadOnlySet<Guid> others)
    {
        Guid? Kept(Guid? id) => id is { } there && others.Contains(there) ? null : id;
        return others.Count == 0 ? this : this with
        {
            Agreements = [.. Agreements.Where(a => !others.Contains(a))],
            Resolutions = [.. Resolutions.Select(r => r with { At = Kept(r.At), LedTo = [.. r.LedTo.Where(l => !others.Contains(l.Agreement))] })],
            ActionItems = [.. ActionItems.Select(i =>
                i with { From = Kept(i.From), To = Kept(i.To), Agreement = Kept(i.Agreement), Commitment = Kept(i.Agreement) is null ? null : i.Commitment })],
        };
    }
}
