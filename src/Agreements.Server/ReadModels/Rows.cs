using System.Runtime.CompilerServices;
using Marten;

namespace Agreements.Server.ReadModels;

/// <summary>
/// Puts rows into tables of the read models. All rows that one session puts into one table travel as one statement: the lists queued with
/// the first row grow with each further one, and are read when the session is saved. So a page of thousands of events costs one statement per
/// table, and a session of a single event costs a list of one.
/// </summary>
internal static class Rows
{
    private static readonly ConditionalWeakTable<IDocumentOperations, Dictionary<object, object>> Queued = [];

    /// <summary>Puts a row; one of the same key put earlier by the same session is replaced, since a statement may touch a row only once.</summary>
    public static void Put<TRow>(this IDocumentOperations session, RowTable<TRow> table, TRow row)
    {
        var batches = Queued.GetValue(session, _ => []);
        if (!batches.TryGetValue(table, out var queued))
        {
            batches[table] = queued = new RowBatch<TRow>(table);
            session.QueueSqlCommand(table.Upsert, ((RowBatch<TRow>)queued).Lists);
        }

        ((RowBatch<TRow>)queued).Put(row);
    }

    /// <summary>Has a statement run once when the session is saved, after those queued before it, with the list of all values given to it meanwhile.</summary>
    public static void Collect<T>(this IDocumentOperations session, string sql, T value)
    {
        var batches = Queued.GetValue(session, _ => []);
        if (!batches.TryGetValue(sql, out var queued))
        {
            batches[sql] = queued = new List<T>();
            session.QueueSqlCommand(sql, queued);
        }

        ((List<T>)queued).Add(value);
    }
}

/// <summary>The rows that a session puts into one table, column by column.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class RowBatch<TRow>(RowTable<TRow> table)
{
    private readonly Dictionary<object, int> _positions = [];
    private readonly IColumnValues<TRow>[] _columns = [.. table.Columns.Select(c => c.NewValues())];

    public object[] Lists => [.. _columns.Select(c => c.List)];

    public void Put(TRow row)
    {
        var isThere = !_positions.TryAdd(table.Key(row), _positions.Count);
        foreach (var column in _columns)
        {
            column.Put(row, isThere ? _positions[table.Key(row)] : null);
        }
    }
}

/// <summary>A table of a read model: its name, its key and its columns.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class RowTable<TRow>
{
    /// <param name="name">Its name, without schema.</param>
    /// <param name="keyColumns">Names of the key columns.</param>
    /// <param name="key">The key of a row.</param>
    /// <param name="onConflict">When a row that is there gives way: an SQL condition on <c>t</c> (there) and <c>excluded</c> (new); null for never.</param>
    /// <param name="columns">Its columns.</param>
    public RowTable(string name, string keyColumns, Func<TRow, object> key, string? onConflict, params Column<TRow>[] columns)
    {
        (Name, Key, Columns, KeyColumns) = (name, key, columns, keyColumns.Split(", "));
        var names = string.Join(", ", columns.Select(c => c.Name));
        var changed = columns.Where(c => !c.KeepsFirst && !KeyColumns.Contains(c.Name)).Select(c => $"{c.Name} = excluded.{c.Name}");
        Upsert =
            $"insert into {name} as t ({names}) select {string.Join(", ", columns.Select(c => c.Read))} "
            + $"from unnest({string.Join(", ", columns.Select(c => $"?::{c.Carrier}[]"))}) as r({names}) "
            + $"on conflict ({keyColumns}) do " + (onConflict is null ? "nothing" : $"update set {string.Join(", ", changed)} where {onConflict}");
    }

    public string Name { get; }

    public IReadOnlyList<string> KeyColumns { get; }

    public Func<TRow, object> Key { get; }

    public IReadOnlyList<Column<TRow>> Columns { get; }

    /// <summary>The statement; a question mark per column stands for the list of its values.</summary>
    public string Upsert { get; }
}
