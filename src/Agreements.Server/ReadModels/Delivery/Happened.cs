using JasperFx.Events;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>An event of a page, with the state of its stream right before and right after it.</summary>
/// <param name="Event">The event with its envelope.</param>
/// <param name="Before">The state before it: unwritten before the first event.</param>
/// <param name="After">The state after it.</param>
/// <param name="Began">When the first event of the stream was recorded, UTC.</param>
public sealed record Happened(IEvent Event, object Before, object After, DateTimeOffset Began);

/// <summary>What a page holds of one stream.</summary>
/// <param name="Id">The stream.</param>
/// <param name="Events">Its events, in order; at least one.</param>
public sealed record StreamChange(Guid Id, IReadOnlyList<Happened> Events)
{
    /// <summary>The last event of the page.</summary>
    public Happened Last => Events[^1];

    /// <summary>The same up to an event, which is left out; null when nothing is left.</summary>
    /// <param name="version">The version of the event.</param>
    public StreamChange? Before(long version) =>
        Events.TakeWhile(h => h.Event.Version < version).ToArray() is { Length: > 0 } kept ? this with { Events = kept } : null;
}
