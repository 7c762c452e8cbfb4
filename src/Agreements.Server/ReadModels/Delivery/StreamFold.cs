using JasperFx.Events;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>The pure folds of all sorts of streams, told apart by the family of their events.</summary>
internal static class StreamFold
{
    private static readonly Type[] Families =
    [
        typeof(AgreementEvent), typeof(EngagementEvent), typeof(InstitutionEvent), typeof(BodyEvent), typeof(PolicyEvent),
    ];

    /// <summary>Whether events of a type can be folded here.</summary>
    /// <param name="happened">The type.</param>
    public static bool Knows(Type happened) => Families.Any(f => f.IsAssignableFrom(happened));

    /// <summary>The state of a stream without events, of the sort that an event belongs to.</summary>
    /// <param name="e">Any event of the stream.</param>
    /// <exception cref="InvalidOperationException">The event belongs to no sort of stream: a family is missing here.</exception>
    public static object Unwritten(IEvent e) => e.Data switch
    {
        AgreementEvent => Agreement.Unwritten(e.StreamId),
        EngagementEvent => Engagement.Unwritten(e.StreamId),
        InstitutionEvent => Institution.Unwritten(e.StreamId),
        BodyEvent => Body.Unwritten(e.StreamId),
        PolicyEvent => PublishedPolicies.Unwritten(e.StreamId),
        _ => throw new InvalidOperationException($"{e.Data.GetType().Name} is an event of no stream that read models know."),
    };

    /// <summary>The state after an event.</summary>
    /// <param name="state">The state before it.</param>
    /// <param name="e">The event.</param>
    /// <exception cref="InvalidCastException">The event is of another sort of stream than those before it.</exception>
    public static object Evolve(object state, IEvent e) => state switch
    {
        Agreement s => Agreement.Evolve(s, (AgreementEvent)e.Data),
        Engagement s => Engagement.Evolve(s, (EngagementEvent)e.Data),
        Institution s => Institution.Evolve(s, (InstitutionEvent)e.Data),
        Body s => Body.Evolve(s, (BodyEvent)e.Data),
        PublishedPolicies s => PublishedPolicies.Evolve(s, (PolicyEvent)e.Data),
        _ => throw new InvalidOperationException($"{state.GetType().Name} is no state of a stream."),
    };

    /// <summary>Folds some events of one stream.</summary>
    /// <param name="before">The state before the first of them, and when the stream began; null when the first is the stream's first.</param>
    /// <param name="events">The events, in order.</param>
    /// <param name="failed">Told the event that cannot be folded, if there is one, and why: it and all after it are left out.</param>
    /// <returns>The change; null when nothing could be folded.</returns>
    public static StreamChange? Fold(Kept? before, IReadOnlyList<IEvent> events, Action<IEvent, Exception> failed)
    {
        var began = before?.Began ?? events[0].Timestamp.ToUniversalTime();
        var folded = new List<Happened>(events.Count);
        foreach (var e in events)
        {
            try
            {
                var state = folded.Count > 0 ? folded[^1].After : before?.State ?? Unwritten(e);
                folded.Add(new Happened(e, state, Evolve(state, e), began));
            }
            catch (Exception thrown)
            {
                failed(e, thrown);
                break;
            }
        }

        return folded.Count > 0 ? new StreamChange(events[0].StreamId, folded) : null;
    }
}

/// <summary>A state of a stream that was kept.</summary>
/// <param name="State">The state.</param>
/// <param name="Version">The version of the stream that it is of.</param>
/// <param name="Began">When the first event of the stream was recorded, UTC.</param>
internal sealed record Kept(object State, long Version, DateTimeOffset Began);
