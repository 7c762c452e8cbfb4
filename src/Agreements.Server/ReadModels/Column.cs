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

/// <summary>A column of a table of a read model.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Carrier">The SQL type in which its values travel.</param>
/// <param name="Cast">What makes them its own type; empty when they are.</param>
/// <param name="KeepsFirst">True when the value of the first row put stays for ever.</param>
internal abstract record Column<TRow>(string Name, string Carrier, string Cast, bool KeepsFirst)
{
    public string Read => $"r.{Name}{Cast}";

    public abstract IColumnValues<TRow> NewValues();
}

/// <inheritdoc cref="Column{TRow}"/>
internal sealed record Column<TRow, TValue>(string Name, string Carrier, string Cast, bool KeepsFirst, Func<TRow, TValue> Value)
    : Column<TRow>(Name, Carrier, Cast, KeepsFirst)
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

/// <summary>The columns that read models use, by type.</summary>
/// <typeparam name="TRow">The row.</typeparam>
internal static class Columns<TRow>
{
    public static Column<TRow> Uuid(string name, Func<TRow, Guid> value) => Of(name, "uuid", value);

    public static Column<TRow> MaybeUuid(string name, Func<TRow, Guid?> value) => Of(name, "uuid", value);

    public static Column<TRow> SmallInt(string name, Func<TRow, short> value) => Of(name, "smallint", value);

    public static Column<TRow> Int(string name, Func<TRow, int> value) => Of(name, "integer", value);

    public static Column<TRow> MaybeInt(string name, Func<TRow, int?> value) => Of(name, "integer", value);

    public static Column<TRow> BigInt(string name, Func<TRow, long> value) => Of(name, "bigint", value);

    public static Column<TRow> Bool(string name, Func<TRow, bool> value) => Of(name, "boolean", value);

    public static Column<TRow> Text(string name, Func<TRow, string?> value) => Of(name, "text", value);

    public static Column<TRow> MaybeDate(string name, Func<TRow, DateOnly?> value) => Of(name, "date", value);

    public static Column<TRow> Date(string name, Func<TRow, DateOnly> value) => Of(name, "date", value);

    public static Column<TRow> Timestamp(string name, Func<TRow, DateTimeOffset> value, bool keepsFirst = false) =>
        new Column<TRow, DateTimeOffset>(name, "timestamptz", "", keepsFirst, row => value(row).ToUniversalTime());

    public static Column<TRow> Json<TValue>(string name, Func<TRow, TValue> value) =>
        new Column<TRow, string>(name, "text", "::jsonb", false, row => ReadModelJson.Write(value(row)));

    // Lists of lists of unequal length are no array of PostgreSQL: each inner list travels as the text of an array.
    public static Column<TRow> Texts(string name, Func<TRow, IEnumerable<string>> value) =>
        new Column<TRow, string>(name, "text", "::text[]", false, row => ArrayText.Of(value(row)));

    public static Column<TRow> Dates(string name, Func<TRow, IEnumerable<DateOnly>> value) =>
        new Column<TRow, string>(
            name, "text", "::date[]", false, row => ArrayText.Of(value(row).Select(d => d.ToString("O", System.Globalization.CultureInfo.InvariantCulture))));

    private static Column<TRow, TValue> Of<TValue>(string name, string type, Func<TRow, TValue> value) => new(name, type, "", false, value);
}

/// <summary>Writes arrays as PostgreSQL reads them.</summary>
internal static class ArrayText
{
    public static string Of(IEnumerable<string> elements) => $"{{{string.Join(',', elements.Select(Quoted))}}}";

    private static string Quoted(string element) =>
        $"\"{element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
