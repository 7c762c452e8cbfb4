using Agreements.Server.ReadModels.Rows;
using JasperFx.Events;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>
/// All rows that the read models want of one page, worked out before any of them is written: a stream whose row cannot be worked out is
/// found here, and holds up nobody else.
/// </summary>
public sealed class PageRows
{
    private readonly Dictionary<object, ITableRows> _tables = [];
    private readonly Dictionary<string, IStatementValues> _afterwards = [];
    private readonly Dictionary<Guid, Poison> _poison = [];

    /// <summary>The streams that cannot be shown, with the first event of each that cannot.</summary>
    internal IReadOnlyDictionary<Guid, Poison> Poisoned => _poison;

    /// <summary>Works out rows of one stream.</summary>
    internal void Put<T>(
        string model, RowTable<T> table, IReadOnlyList<Happened> events, Func<Happened, IEnumerable<T>> of, bool lastOnly)
    {
        try
        {
            IEnumerable<Happened> shown = lastOnly ? [events[^1]] : events;
            Table(table).Add([.. shown.SelectMany(h => of(h).Select(row => (h.Event, row)))]);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Blame(model, events, of, e);
        }
    }

    /// <summary>Has a statement run after the rows are put.</summary>
    internal void Afterwards<T>(string sql, Guid stream, T value)
    {
        if (!_afterwards.TryGetValue(sql, out var values))
        {
            _afterwards[sql] = values = new StatementValues<T>();
        }

        ((StatementValues<T>)values).Add(stream, value);
    }

    /// <summary>Notes that a stream cannot be shown from an event on; the earliest event counts.</summary>
    internal void Poison(Poison found)
    {
        if (!_poison.TryGetValue(found.Stream, out var there) || found.Version < there.Version)
        {
            _poison[found.Stream] = found;
        }
    }

    /// <summary>The statements that write the rows of some streams, in order, each with the lists for its parameters.</summary>
    /// <param name="wanted">Which streams; null for all.</param>
    internal IEnumerable<Statement> Statements(IReadOnlySet<Guid>? wanted = null) =>
        _tables.Values.Select(t => t.Statement(wanted)).Concat(_afterwards.Select(a => a.Value.Statement(a.Key, wanted))).OfType<Statement>();

    /// <summary>
    /// All statements, unless a value of a row cannot be worked out: then its stream is poisoned, and there are none. Only then are rows looked
    /// at one by one.
    /// </summary>
    internal IReadOnlyList<Statement>? TryStatements()
    {
        try
        {
            return [.. Statements()];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            foreach (var found in _tables.Values.SelectMany(t => t.Faults()))
            {
                Poison(found);
            }

            if (_poison.Count == 0)
            {
                // No stream is to blame.
                throw;
            }

            return null;
        }
    }

    private RowsOf<T> Table<T>(RowTable<T> table)
    {
        if (!_tables.TryGetValue(table, out var rows))
        {
            _tables[table] = rows = new RowsOf<T>(table);
        }

        return (RowsOf<T>)rows;
    }

    /// <summary>The first event after which the row cannot be worked out is to blame.</summary>
    private void Blame<T>(string model, IReadOnlyList<Happened> events, Func<Happened, IEnumerable<T>> of, Exception thrown)
    {
        foreach (var h in events)
        {
            try
            {
                _ = of(h).Count();
            }
            catch (Exception e)
            {
                Poison(Delivery.Poison.Of(h.Event, model, e));
                return;
            }
        }

        Poison(Delivery.Poison.Of(events[^1].Event, model, thrown));
    }

    private interface ITableRows
    {
        Statement? Statement(IReadOnlySet<Guid>? wanted);

        IEnumerable<Poison> Faults();
    }

    private interface IStatementValues
    {
        Statement? Statement(string sql, IReadOnlySet<Guid>? wanted);
    }

    private sealed class RowsOf<T>(RowTable<T> table) : ITableRows
    {
        private readonly List<(IEvent Event, T Row)> _rows = [];

        public void Add(IReadOnlyList<(IEvent Event, T Row)> rows) => _rows.AddRange(rows);

        public Statement? Statement(IReadOnlySet<Guid>? wanted)
        {
            // A statement may touch a row only once.
            var last = new Dictionary<object, T>();
            foreach (var (e, row) in _rows)
            {
                if (wanted is null || wanted.Contains(e.StreamId))
                {
                    last[table.Key(row)] = row;
                }
            }

            return last.Count == 0 ? null : new Statement(table.Upsert, table.Lists(last.Values));
        }

        public IEnumerable<Poison> Faults()
        {
            foreach (var (e, row) in _rows)
            {
                Poison? fault = null;
                try
                {
                    _ = (table.Key(row), table.Lists([row]));
                }
                catch (Exception thrown)
                {
                    fault = Delivery.Poison.Of(e, table.Name, thrown);
                }

                if (fault is not null)
                {
                    yield return fault;
                }
            }
        }
    }

    private sealed class StatementValues<T> : IStatementValues
    {
        private readonly List<(Guid Stream, T Value)> _values = [];

        public void Add(Guid stream, T value) => _values.Add((stream, value));

        public Statement? Statement(string sql, IReadOnlySet<Guid>? wanted)
        {
            T[] values = [.. _values.Where(v => wanted is null || wanted.Contains(v.Stream)).Select(v => v.Value)];
            return values.Length == 0 ? null : new Statement(sql, [values]);
        }
    }
}

/// <summary>A statement with a list for each of its question marks.</summary>
/// <param name="Sql">The statement.</param>
/// <param name="Lists">The lists, in order.</param>
internal sealed record Statement(string Sql, object[] Lists);

/// <summary>An event that cannot be shown.</summary>
/// <param name="Stream">Its stream.</param>
/// <param name="Sequence">Its place among all events.</param>
/// <param name="Version">Its version in the stream.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Model">The read model that cannot show it; <c>fold</c> when the state itself cannot be worked out.</param>
/// <param name="Error">Why: type and message of the exception.</param>
internal sealed record Poison(Guid Stream, long Sequence, long Version, string Type, string Model, string Error)
{
    /// <summary>Of an event and what was thrown.</summary>
    public static Poison Of(IEvent e, string model, Exception thrown) =>
        new(e.StreamId, e.Sequence, e.Version, e.EventTypeName, model, Why(thrown));

    /// <summary>What was thrown, as a text that can be kept.</summary>
    public static string Why(Exception thrown) => $"{thrown.GetType().Name}: {thrown.Message}".Replace('\0', ' ');
}
