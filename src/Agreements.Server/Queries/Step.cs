using JasperFx.Events;

namespace Agreements.Server.Queries;

/// <summary>An event of a stream with the states right before and right after it.</summary>
/// <param name="Recorded">The event as it was recorded.</param>
/// <param name="Happened">What happened.</param>
/// <param name="Before">The state before.</param>
/// <param name="After">The state after.</param>
/// <typeparam name="TState">The state.</typeparam>
/// <typeparam name="TEvent">The family of events.</typeparam>
public sealed record Step<TState, TEvent>(IEvent Recorded, TEvent Happened, TState Before, TState After);

/// <summary>Folds what was read of a stream.</summary>
public static class Steps
{
    /// <summary>The steps of a stream; none where it does not exist or is one of something else.</summary>
    /// <param name="events">Its events from the first on.</param>
    /// <param name="unwritten">The state before them.</param>
    /// <param name="evolve">The fold.</param>
    /// <typeparam name="TState">The state.</typeparam>
    /// <typeparam name="TEvent">The family of events.</typeparam>
    public static IReadOnlyList<Step<TState, TEvent>> Of<TState, TEvent>(IEnumerable<IEvent> events, TState unwritten, Func<TState, TEvent, TState> evolve)
        where TEvent : class
    {
        var steps = new List<Step<TState, TEvent>>();
        var state = unwritten;
        foreach (var e in events)
        {
            if (e.Data is not TEvent happened)
            {
                return [];
            }

            var after = evolve(state, happened);
            steps.Add(new Step<TState, TEvent>(e, happened, state, after));
            state = after;
        }

        return steps;
    }
}
