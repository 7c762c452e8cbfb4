namespace Agreements.Server.ReadModels;

/// <summary>A column of a table of a read model.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Carrier">The SQL type in which its values travel.</param>
/// <param name="Cast">What makes them its own type; empty when they are.</param>
internal abstract record Column<TRow>(string Name, string Carrier, string Cast)
{
    public string Read => $"r.{Name}{Cast}";

    /// <summary>The values of some rows, in their order.</summary>
    public abstract object List(IReadOnlyCollection<TRow> rows);
}

/// <inheritdoc cref="Column{TRow}"/>
internal sealed record Column<TRow, TValue>(string Name, string Carrier, string Cast, Func<TRow, TValue> Value)
    : Column<TRow>(Name, Carrier, Cast)
{
    public override object List(IReadOnlyCollection<TRow> rows) => rows.Select(Value).ToArray();
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

    public static Column<TRow> Timestamp(string name, Func<TRow, DateTimeOffset> value) =>
        new Column<TRow, DateTimeOffset>(name, "timestamptz", "", row => value(row).ToUniversalTime());

    public static Column<TRow> Json<TValue>(string name, Func<TRow, TValue> value) =>
        new Column<TRow, string>(name, "text", "::jsonb", row => ReadModelJson.Write(value(row)));

    // Lists of lists of unequal length are no array of PostgreSQL: each inner list travels as the text of an array.
    public static Column<TRow> Texts(string name, Func<TRow, IEnumerable<string>> value) =>
        new Column<TRow, string>(name, "text", "::text[]", row => ArrayText.Of(value(row)));

    public static Column<TRow> Dates(string name, Func<TRow, IEnumerable<DateOnly>> value) =>
        new Column<TRow, string>(
            name, "text", "::date[]", row => ArrayText.Of(value(row).Select(d => d.ToString("O", System.Globalization.CultureInfo.InvariantCulture))));

    private static Column<TRow, TValue> Of<TValue>(string name, string type, Func<TRow, TValue> value) => new(name, type, "", value);
}

/// <summary>Writes arrays as PostgreSQL reads them.</summary>
internal static class ArrayText
{
    public static string Of(IEnumerable<string> elements) => $"{{{string.Join(',', elements.Select(Quoted))}}}";

    private static string Quoted(string element) =>
        $"\"{element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
