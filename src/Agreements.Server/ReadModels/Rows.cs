using System.Runtime.CompilerServices;
using Marten;

namespace Agreements.Server.ReadModels;

/// <summary>
/// Puts rows into tables of the read models. All rows that one session puts into one table travel as one statement: the lists queued with
/// the first row are filled when the session is saved. So a page of thousands of events costs one statement per table, a session of a single
/// event a list of one; and a row that shows how a stream stands is worked out once per page, of its last event, not once per event.
/// </summary>
internal static class Rows
{
    private static readonly ConditionalWeakTable<IDocumentOperations, Dictionary<object, IRowBatch>> Queued = [];

    /// <summary>Puts a row of history, which no later event replaces.</summary>
    public static void Put<TRow>(this IDocumentOperations session, RowTable<TRow> table, TRow row) => session.Batch(table).Put(row);

    /// <summary>Puts the row that shows how a stream stands; one put earlier by the same session is replaced and never worked out.</summary>
    public static void Put<TRow>(this IDocumentOperations session, RowTable<TRow> table, Guid stream, Func<TRow> row) =>
        session.Batch(table).Put(stream, () => [row()]);

    /// <summary>Puts the rows that show how a stream stands; those put earlier by the same session are replaced and never worked out.</summary>
    public static void Put<TRow>(this IDocumentOperations session, RowTable<TRow> table, Guid stream, Func<IEnumerable<TRow>> rows) =>
        session.Batch(table).Put(stream, rows);

    /// <summary>Has a statement run once when the session is saved, after those queued before it, with the list of all values given to it meanwhile.</summary>
    public static void Collect<T>(this IDocumentOperations session, string sql, T value)
    {
        var batches = Queued.GetValue(session, _ => []);
        if (!batches.TryGetValue(sql, out var queued))
        {
            batches[sql] = queued = new ValueBatch<T>();
            session.QueueSqlCommand(sql, ((ValueBatch<T>)queued).Values);
        }

        ((ValueBatch<T>)queued).Values.Add(value);
    }

    /// <summary>Works out the rows that a session is about to save. Harmless when there are none.</summary>
    public static void Fill(this IDocumentOperations session)
    {
        if (Queued.TryGetValue(session, out var batches))
        {
            foreach (var batch in batches.Values)
            {
                batch.Fill();
            }
        }
    }

    private static RowBatch<TRow> Batch<TRow>(this IDocumentOperations session, RowTable<TRow> table)
    {
        var batches = Queued.GetValue(session, _ => []);
        if (!batches.TryGetValue(table, out var queued))
        {
            batches[table] = queued = new RowBatch<TRow>(table);
            session.QueueSqlCommand(table.Upsert, ((RowBatch<TRow>)queued).Lists);
        }

        return (RowBatch<TRow>)queued;
    }
}

/// <summary>Has the rows of a session worked out just before it is saved.</summary>
internal sealed class RowFilling : DocumentSessionListenerBase
{
    /// <inheritdoc />
    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        session.Fill();
        return Task.CompletedTask;
    }
}

/// <summary>What a session puts by one statement.</summary>
internal interface IRowBatch
{
    void Fill();
}

/// <summary>Values that travel as they are given.</summary>
internal sealed class ValueBatch<T> : IRowBatch
{
    public List<T> Values { get; } = [];

    public void Fill()
    {
    }
}

/// <summary>The rows that a session puts into one table, column by column.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class RowBatch<TRow>(RowTable<TRow> table) : IRowBatch
{
    private readonly Dictionary<object, TRow> _history = [];
    private readonly Dictionary<Guid, (Func<IEnumerable<TRow>> First, Func<IEnumerable<TRow>> Last)> _streams = [];
    private readonly IColumnValues<TRow>[] _columns = table.NewValues();

    public object[] Lists => [.. _columns.Select(c => c.List)];

    // A statement may touch a row only once.
    public void Put(TRow row) => _history[table.Key(row)] = row;

    public void Put(Guid stream, Func<IEnumerable<TRow>> rows) =>
        _streams[stream] = _streams.TryGetValue(stream, out var there) ? (there.First, rows) : (rows, rows);

    /// <summary>Anew with each call: a session whose saving failed is saved again.</summary>
    public void Fill()
    {
        Array.ForEach(_columns, c => c.Clear());
        foreach (var row in _history.Values)
        {
            Add(row, row);
        }

        foreach (var (first, last) in _streams.Values)
        {
            var firsts = table.KeepsFirst && first != last ? first().ToDictionary(table.Key) : [];
            foreach (var row in last())
            {
                Add(firsts.TryGetValue(table.Key(row), out var there) ? there : row, row);
            }
        }
    }

    private void Add(TRow first, TRow last) => Array.ForEach(_columns, c => c.Add(first, last));
}
