namespace Agreements.Server.ReadModels;

/// <summary>The values of one column that a session puts, in the order of the rows.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal interface IColumnValues<in TRow>
{
    object List { get; }

    void Clear();

    /// <summary>Adds the value of a row: of the first one put where the column keeps that, else of the last.</summary>
    void Add(TRow first, TRow last);
}

/// <summary>A column that rows are written to.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its SQL type.</param>
/// <param name="KeepsFirst">True when the value of the first row put stays for ever.</param>
internal abstract record Column<TRow>(string Name, string Type, bool KeepsFirst)
{
    /// <summary>The SQL type in which its values travel. Lists of unequal length are no array of PostgreSQL: each travels as the text of an array.</summary>
    public string Carrier => Type is "jsonb" || Type.EndsWith("[]", StringComparison.Ordinal) ? "text" : Type;

    public string Arrived => Carrier == Type ? $"r.{Name}" : $"r.{Name}::{Type}";

    public abstract IColumnValues<TRow> NewValues();
}

/// <inheritdoc cref="Column{TRow}"/>
internal sealed record Column<TRow, TValue>(string Name, string Type, bool KeepsFirst, Func<TRow, TValue> Value) : Column<TRow>(Name, Type, KeepsFirst)
{
    public override IColumnValues<TRow> NewValues() => new Values(this);

    private sealed class Values(Column<TRow, TValue> column) : IColumnValues<TRow>
    {
        private readonly List<TValue> _list = [];

        public object List => _list;

        public void Clear() => _list.Clear();

        public void Add(TRow first, TRow last) => _list.Add(column.Value(column.KeepsFirst ? first : last));
    }
}

/// <summary>Writes arrays as PostgreSQL reads them.</summary>
internal static class ArrayText
{
    public static string Of(IEnumerable<string> elements) => $"{{{string.Join(',', elements.Select(Quoted))}}}";

    private static string Quoted(string element) =>
        $"\"{element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
