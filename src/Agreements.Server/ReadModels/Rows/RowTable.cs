using Npgsql;
using System.Linq.Expressions;

namespace Agreements.Server.ReadModels.Rows;

/// <summary>Defines tables.</summary>
internal static class RowTable
{
    public static RowTable<TRow> Of<TRow>(string name, Action<TableDefinition<TRow>> define)
    {
        var definition = new TableDefinition<TRow>(name);
        define(definition);
        return new RowTable<TRow>(definition);
    }
}

/// <summary>A table of a read model: what creates it, writes rows to it and reads them back, all from one definition.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal sealed class RowTable<TRow>
{
    private readonly TableDefinition<TRow> _definition;
    private readonly Lazy<Func<NpgsqlDataReader, TRow>> _read;

    public RowTable(TableDefinition<TRow> definition)
    {
        _definition = definition;
        _read = new(NewReader);
        KeyColumns = [.. definition.Keys.Select(k => k.Column)];
        Upsert = NewUpsert();
    }

    public string Name => _definition.Table;

    public IReadOnlyList<string> KeyColumns { get; }

    /// <summary>All columns besides the key.</summary>
    public IEnumerable<string> OtherColumns => _definition.Created.Select(c => c.Name).Except(KeyColumns);

    /// <summary>The statement; a question mark per column stands for the list of its values.</summary>
    public string Upsert { get; }

    /// <summary>The key of a row: equal for equal keys.</summary>
    public object Key(TRow row) => _definition.Keys switch
    {
        [var only] => only.Value(row),
        [var first, var second] => (first.Value(row), second.Value(row)),
        _ => throw new InvalidOperationException($"The key of {Name} has neither one nor two columns."),
    };

    /// <summary>Rows that come with a statement, in the columns of the table: a query, with a question mark per column as in <see cref="Upsert"/>.</summary>
    public string Given =>
        $"select {Listed(c => c.Arrived)} from unnest({Listed(c => $"?::{c.Carrier}[]")}) as r({Listed(c => c.Name)})";

    /// <summary>Lists for the parameters of <see cref="Upsert"/>, in their order.</summary>
    /// <param name="rows">The rows, each key once.</param>
    public object[] Lists(IReadOnlyCollection<TRow> rows) => [.. _definition.Written.Select(c => c.List(rows))];

    /// <summary>The columns that <see cref="Read"/> wants first in a result.</summary>
    /// <param name="alias">What the query calls the table; null for its name.</param>
    /// <param name="instead">Columns for which something else is read.</param>
    public string Columns(string? alias = null, params (string Column, string Sql)[] instead) =>
        string.Join(", ", _definition.ReadColumns.Select(c => Array.Find(instead, i => i.Column == c).Sql ?? $"{alias ?? Name}.{c}"));

    /// <summary>The row in a result that begins with <see cref="Columns"/>.</summary>
    public TRow Read(NpgsqlDataReader reader) => _read.Value(reader);

    /// <summary>The statements that create the table where it is missing.</summary>
    /// <param name="chinese">The quoted collation of Chinese text.</param>
    public string CreationSql(string chinese)
    {
        var key = $"constraint {Name}_pk primary key ({string.Join(", ", KeyColumns)}){_definition.KeyIncludes}";
        var columns = _definition.Created.Select(c => $"{c.Name} {c.Sql.Replace("{chinese}", chinese, StringComparison.Ordinal)}");
        string[] parts = [.. columns, key, .. _definition.Constraints];
        string[] statements = [$"create table if not exists {Name} ({string.Join(", ", parts)}){_definition.Options}", .. _definition.Indexes];
        return string.Join(";\n", statements);
    }

    private string Listed(Func<Column<TRow>, string> say) => string.Join(", ", _definition.Written.Select(say));

    private string NewUpsert()
    {
        var written = _definition.Written;
        var changed = written.Where(c => !c.KeepsFirst && !KeyColumns.Contains(c.Name)).Select(c => $"{c.Name} = excluded.{c.Name}");
        return $"insert into {Name} as t ({Listed(c => c.Name)}) {Given} on conflict ({string.Join(", ", KeyColumns)}) do "
            + (_definition.GivesWay is { } condition ? $"update set {string.Join(", ", changed)} where {condition}" : "nothing");
    }

    /// <summary>Compiled once: the constructor with what it takes, then the properties that are set besides.</summary>
    private Func<NpgsqlDataReader, TRow> NewReader()
    {
        var reader = Expression.Parameter(typeof(NpgsqlDataReader));
        var values = _definition.ReadProperties.ToDictionary(
            p => p.Property.Name, p => Expression.Invoke(Expression.Constant(p.Read), reader, Expression.Constant(p.At)));
        var constructor = typeof(TRow).GetConstructors().Single();
        string[] taken = [.. constructor.GetParameters().Select(p => p.Name!)];
        var set = _definition.ReadProperties.Select(p => p.Property).Where(p => !taken.Contains(p.Name)).Select(p => Expression.Bind(p, values[p.Name]));
        return Expression.Lambda<Func<NpgsqlDataReader, TRow>>(
            Expression.MemberInit(Expression.New(constructor, taken.Select(name => values[name])), set), reader).Compile();
    }
}
