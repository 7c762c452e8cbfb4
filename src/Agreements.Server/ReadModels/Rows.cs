namespace Agreements.Server.ReadModels;

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
        var changed = columns.Where(c => !KeyColumns.Contains(c.Name)).Select(c => $"{c.Name} = excluded.{c.Name}");
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

    /// <summary>The lists of the statement, a list of values per column.</summary>
    /// <param name="rows">The rows, each key once.</param>
    public object[] Lists(IReadOnlyCollection<TRow> rows) => [.. Columns.Select(c => c.List(rows))];
}
