using System.Collections.Immutable;

namespace Agreements.Domain.Engaging;

/// <summary>The state of one engagement, folded from its events. Immutable.</summary>
public sealed record Engagement
{
    private Engagement(Guid id) => Id = id;

    /// <summary>Id of the engagement and of its stream.</summary>
    public Guid Id { get; private set; }

    /// <summary>Number of events folded; 0 before the first.</summary>
    public long Version { get; private init; }

    /// <summary>True once it has been recorded.</summary>
    public bool Exists => Version > 0;

    /// <summary>What sort it is.</summary>
    public EngagementKind Kind { get; private init; }

    /// <summary>What it is called.</summary>
    public Text Title { get; private init; } = new("");

    /// <summary>The day; null when unknown.</summary>
    public Edtf? On { get; private init; }

    /// <summary>Where; null when unknown.</summary>
    public string? Place { get; private init; }

    /// <summary>Codes of those that took part, in the order named.</summary>
    public ImmutableList<string> Participants { get; private init; } = [];

    /// <summary>The agreements it was about, in the order linked.</summary>
    public ImmutableList<Guid> Agreements { get; private init; } = [];

    /// <summary>The recorder's own reference; null for none.</summary>
    public string? Reference { get; private init; }

    /// <summary>The source it was recorded from; null when recorded here.</summary>
    public Source? Source { get; private init; }

    /// <summary>Resolutions in the order put forward.</summary>
    public ImmutableList<Resolution> Resolutions { get; private init; } = [];

    /// <summary>Action items in the order raised.</summary>
    public ImmutableList<ActionItem> ActionItems { get; private init; } = [];

    /// <summary>An engagement of which nothing has been recorded yet.</summary>
    /// <param name="id">The id it will have.</param>
    public static Engagement Unwritten(Guid id) => new(id);

    /// <summary>The resolution with an id; null when there is none.</summary>
    /// <param name="id">The resolution's id.</param>
    public Resolution? FindResolution(string id) => Resolutions.Find(r => r.Id == id);

    /// <summary>The action item with an id; null when there is none.</summary>
    /// <param name="id">The item's id.</param>
    public ActionItem? FindItem(string id) => ActionItems.Find(i => i.Id == id);

    /// <summary>The state after an event.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="InvalidOperationException">The event is of no known type, or does not fit the state.</exception>
    public static Engagement Evolve(Engagement before, EngagementEvent happened) => (happened switch
    {
        EngagementRecorded e => before.Begin(e),
        _ when !before.Exists => throw new InvalidOperationException($"{happened.GetType().Name} cannot begin the stream of an engagement."),
        EngagementRescheduled e => before with { On = e.On, Place = e.Place },
        ParticipantAdded e => before with { Participants = before.Participants.Add(e.Participant) },
        ParticipantRemoved e => before with { Participants = before.Participants.Remove(e.Participant) },
        EngagementLinked e => before with { Agreements = before.Agreements.Add(e.Agreement) },
        EngagementUnlinked e => before with { Agreements = before.Agreements.Remove(e.Agreement) },
        ResolutionProposed e => before with { Resolutions = before.Resolutions.Add(new(e.Id, e.Text, ResolutionStatus.Proposed)) },
        ResolutionAdopted e => before.With(e.Id, r => r with { Status = ResolutionStatus.Adopted, On = e.On, At = e.At }),
        ResolutionDropped e => before.With(e.Id, r => r with { Status = ResolutionStatus.Dropped }),
        ResolutionTraced e => before.Trace(e),
        ActionItemRaised e => before with
        {
            ActionItems = before.ActionItems.Add(
                new(e.Id, e.Title, e.Owner, e.Due, ActionItemStatus.Open, e.From, Verifier: e.Verifier, Resolution: e.Resolution)),
        },
        ActionItemClaimed e => before.With(e.Id, i => i with { Status = ActionItemStatus.Claimed, Claim = e, Rejection = null }),
        ActionItemVerified e => before.With(e.Id, i => i with { Status = ActionItemStatus.Done, Verification = e }),
        ActionItemRejected e => before.With(e.Id, i => i with { Status = ActionItemStatus.Open, Rejection = e }),
        ActionItemBecameCommitment e =>
            before.With(e.Id, i => i with { Status = ActionItemStatus.Commitment, Agreement = e.Agreement, Commitment = e.Commitment }),
        ActionItemCarriedOver e => before.With(e.Id, i => i with { Status = ActionItemStatus.CarriedOver, To = e.To }),
        ActionItemDone e => before.With(e.Id, i => i with { Status = ActionItemStatus.Done }),
        ActionItemDropped e => before.With(e.Id, i => i with { Status = ActionItemStatus.Dropped }),
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event that an engagement knows."),
    }) with { Version = before.Version + 1 };

    /// <summary>The state after several events, in order.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The events.</param>
    public static Engagement Fold(Engagement before, IEnumerable<EngagementEvent> happened) => happened.Aggregate(before, Evolve);

    private Engagement Begin(EngagementRecorded e) =>
        Exists
            ? throw new InvalidOperationException("An engagement is recorded once; its stream begins twice.")
            : this with
            {
                Kind = e.Kind, Title = e.Title, On = e.On, Place = e.Place, Participants = [.. e.Participants], Agreements = [.. e.Agreements],
                Reference = e.Reference, Source = e.Source,
            };

    private Engagement Trace(ResolutionTraced e) => (e.ActionItems ?? []).Aggregate(
        With(e.Id, r => e.LedTo is { } there ? r with { LedTo = [.. r.LedTo, there] } : r), (s, item) => s.With(item, i => i with { Resolution = e.Id }));

    private Engagement With(string id, Func<Resolution, Resolution> change) =>
        FindResolution(id) is { } r
            ? this with { Resolutions = Resolutions.Replace(r, change(r)) }
            : throw new InvalidOperationException($"No resolution '{id}' was put forward.");

    private Engagement With(string id, Func<ActionItem, ActionItem> change) =>
        FindItem(id) is { } i
            ? this with { ActionItems = ActionItems.Replace(i, change(i)) }
            : throw new InvalidOperationException($"No action item '{id}' was raised.");
}
