using Agreements.Server.ReadModels.Rows;
using Wolverine.Runtime;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// A page of events as one read model takes it: the message of its handler. The handler says which rows the events ask for; they are
/// written with the progress of the subscription, in one transaction for all read models.
/// </summary>
/// <typeparam name="TRow">The row of the read model.</typeparam>
/// <param name="model">The read model's name.</param>
/// <param name="streams">What happened, stream by stream.</param>
/// <param name="rows">Takes the rows.</param>
public sealed class Page<TRow>(string model, IReadOnlyList<StreamChange> streams, PageRows rows) : INotToBeRouted
{
    /// <summary>What happened, stream by stream.</summary>
    public IReadOnlyList<StreamChange> Streams => streams;

    /// <summary>Puts the row that shows how each stream of a sort stands.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row after an event.</param>
    /// <param name="when">Which events can change the row; null for every one.</param>
    internal void Put<TState, T>(RowTable<T> table, Func<TState, Happened, T> row, Func<Happened, bool>? when = null)
        where TState : class => PutMany<TState, T>(table, (state, last) => [row(state, last)], when);

    /// <summary>Puts the rows that show how each stream of a sort stands.</summary>
    /// <param name="table">The table.</param>
    /// <param name="of">The rows after an event.</param>
    /// <param name="when">Which events can change the rows; null for every one.</param>
    internal void PutMany<TState, T>(RowTable<T> table, Func<TState, Happened, IEnumerable<T>> of, Func<Happened, bool>? when = null)
        where TState : class
    {
        foreach (var stream in streams.Where(s => s.Last.After is TState))
        {
            var events = when is null ? stream.Events : [.. stream.Events.Where(when)];
            if (events.Count > 0)
            {
                rows.Put(model, table, events, h => of((TState)h.After, h), lastOnly: true);
            }
        }
    }

    /// <summary>Adds the row that an event of a sort of stream leaves for ever; null for none.</summary>
    /// <param name="table">The table.</param>
    /// <param name="row">The row of an event.</param>
    internal void Add<TState, T>(RowTable<T> table, Func<TState, Happened, T?> row)
        where TState : class
        where T : class
    {
        foreach (var stream in streams.Where(s => s.Last.After is TState))
        {
            rows.Put(model, table, stream.Events, h => row((TState)h.After, h) is { } added ? [added] : [], lastOnly: false);
        }
    }

    /// <summary>Has a statement run after all rows are put, with the values that the streams of a sort give for it.</summary>
    /// <param name="sql">The statement; its one question mark stands for the list of values.</param>
    /// <param name="value">The value of a stream.</param>
    /// <param name="when">Which events ask for it; null for every one.</param>
    internal void Afterwards<TState, T>(string sql, Func<TState, T> value, Func<Happened, bool>? when = null)
        where TState : class
    {
        foreach (var stream in streams)
        {
            if (stream.Last.After is TState state && (when is null || stream.Events.Any(when)))
            {
                rows.Afterwards(sql, stream.Id, value(state));
            }
        }
    }

    /// <summary>Its model and how much it is, and no more: whatever fails is logged by it.</summary>
    public override string ToString() => $"{model}: {streams.Count} streams";
}
