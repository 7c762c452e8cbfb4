using Agreements.Server.Storage;
using Npgsql;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Agreements.Server.ReadModels.Rows;

/// <summary>A property of the row that is read back.</summary>
/// <param name="Property">The property.</param>
/// <param name="Read">Reads its value: a function of the reader and an ordinal.</param>
/// <param name="At">Where its first column stands among those read.</param>
internal sealed record ReadProperty(PropertyInfo Property, Delegate Read, int At);

/// <summary>
/// What a table is made of, said once, in the order of its columns. A column is called as its property, in snake case; its type and whether it may
/// be null follow from the property's. Which property it is, is taken from the text of the lambda: trees of expressions cost the start 100 ms.
/// </summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="table">The table's name, without schema.</param>
internal sealed class TableDefinition<TRow>(string table)
{
    private static readonly Dictionary<Type, string> PlainTypes = new()
    {
        [typeof(Guid)] = "uuid", [typeof(string)] = "text", [typeof(bool)] = "boolean", [typeof(DateOnly)] = "date",
        [typeof(short)] = "smallint", [typeof(int)] = "integer", [typeof(long)] = "bigint",
    };

    private readonly NullabilityInfoContext _annotations = new();

    public string Table { get; } = table;

    public List<Column<TRow>> Written { get; } = [];

    public List<string> ReadColumns { get; } = [];

    public List<ReadProperty> ReadProperties { get; } = [];

    /// <summary>All columns as they are created: the name and what follows it.</summary>
    public List<(string Name, string Sql)> Created { get; } = [];

    public List<(string Column, Func<TRow, object> Value)> Keys { get; } = [];

    public string KeyIncludes { get; private set; } = "";

    public string Options { get; private set; } = "";

    public List<string> Constraints { get; } = [];

    public List<string> Indexes { get; } = [];

    /// <summary>When a row that is there gives way: a condition on <c>t</c> (there) and <c>excluded</c> (new); null for never.</summary>
    public string? GivesWay { get; private set; } = "t.version < excluded.version";

    /// <summary>A column of the key. That of the stream's id is the first.</summary>
    public TableDefinition<TRow> Key<T>(Func<TRow, T> value, [CallerArgumentExpression(nameof(value))] string said = "")
        where T : notnull
    {
        Keys.Add((NameOf(said), row => value(row)));
        return Column(value, null, said);
    }

    public TableDefinition<TRow> Column<T>(Func<TRow, T> value, string? name = null, [CallerArgumentExpression(nameof(value))] string said = "") =>
        Add(said, name, PlainType<T>(), value, (reader, at) => reader.Get<T>(at));

    /// <summary>A stage is stored by its number, so that it has its order.</summary>
    public TableDefinition<TRow> Column(Func<TRow, Stage> value, string? name = null, [CallerArgumentExpression(nameof(value))] string said = "") =>
        Add(said, name, "smallint", row => (short)value(row), (reader, at) => (Stage)reader.GetInt16(at));

    public TableDefinition<TRow> Column(
        Func<TRow, DateTimeOffset> value, bool keepsFirst = false, [CallerArgumentExpression(nameof(value))] string said = "") =>
        Add(said, null, "timestamptz", row => value(row).ToUniversalTime(), (reader, at) => reader.Get<DateTimeOffset>(at), keepsFirst);

    public TableDefinition<TRow> Column(
        Func<TRow, IReadOnlyList<string>> value, string? name = null, [CallerArgumentExpression(nameof(value))] string said = "") =>
        Add(said, name, "text[]", row => ArrayText.Of(value(row)), (reader, at) => reader.Get<string[]>(at));

    /// <summary>Tokens of a search: compared by their bytes, not as words of a language, they are indexed and found twice as fast.</summary>
    public TableDefinition<TRow> Tokens(Func<TRow, IReadOnlyList<string>> value, [CallerArgumentExpression(nameof(value))] string said = "")
    {
        ReadBack(said, (reader, at) => reader.Get<string[]>(at), NameOf(said));
        return Write(NameOf(said), "text[]", " collate \"C\" not null", row => ArrayText.Of(value(row)));
    }

    public TableDefinition<TRow> Column(
        Func<TRow, IReadOnlyList<Guid>> value, string? name = null, [CallerArgumentExpression(nameof(value))] string said = "") =>
        Add(
            said, name, "text[]", row => ArrayText.Of(value(row).Select(id => id.ToString())),
            (reader, at) => Array.ConvertAll(reader.Get<string[]>(at), Guid.Parse));

    public TableDefinition<TRow> Column(
        Func<TRow, IReadOnlyList<DateOnly>> value, string? name = null, [CallerArgumentExpression(nameof(value))] string said = "") =>
        Add(said, name, "date[]", row => ArrayText.Of(value(row).Select(d => $"{d:O}")), (reader, at) => reader.Get<DateOnly[]>(at));

    /// <summary>Two columns: <c>…_zh</c>, in Chinese order where it is sorted by, and <c>…_en</c>.</summary>
    public TableDefinition<TRow> Text(
        Func<TRow, Text> value, string? name = null, bool inChineseOrder = false, [CallerArgumentExpression(nameof(value))] string said = "")
    {
        var first = name ?? NameOf(said);
        ReadBack(said, (reader, at) => reader.Text(at), $"{first}_zh", $"{first}_en");
        Write($"{first}_zh", "text", (inChineseOrder ? " collate {chinese}" : "") + " not null", row => value(row).Zh);
        return Write($"{first}_en", "text", "", row => value(row).En);
    }

    /// <summary>A member of an enumeration, by its stored name.</summary>
    public TableDefinition<TRow> Named<T>(Func<TRow, T> value, [CallerArgumentExpression(nameof(value))] string said = "")
        where T : struct, Enum =>
        Add(said, null, "text", row => KebabEnum<T>.Name(value(row)), (reader, at) => reader.Named<T>(at));

    /// <inheritdoc cref="Named{T}(Func{TRow, T}, string)"/>
    public TableDefinition<TRow> Named<T>(Func<TRow, T?> value, [CallerArgumentExpression(nameof(value))] string said = "")
        where T : struct, Enum =>
        Add(
            said, null, "text", row => value(row) is { } member ? KebabEnum<T>.Name(member) : null,
            (reader, at) => reader.IsDBNull(at) ? (T?)null : reader.Named<T>(at));

    /// <summary>What has no SQL type of its own, as JSON; null is JSON's null.</summary>
    public TableDefinition<TRow> Json<T>(Func<TRow, T> value, string? name = null, [CallerArgumentExpression(nameof(value))] string said = "")
    {
        var mayBeNull = MayBeNull(PropertyOf(said));
        return Add(
            said, name, "jsonb", row => ReadModelJson.Write(value(row)),
            (reader, at) => reader.GetString(at) is var json && mayBeNull && json is "null" ? default! : ReadModelJson.Read<T>(json));
    }

    /// <summary>A column to find or sort by: it follows from the others and is not read back.</summary>
    public TableDefinition<TRow> Computed<T>(string name, Func<TRow, T> value) =>
        Write(name, PlainType<T>(), Nullable.GetUnderlyingType(typeof(T)) is null ? " not null" : "", value);

    /// <inheritdoc cref="Computed{T}"/>
    public TableDefinition<TRow> Computed(string name, Func<TRow, IEnumerable<string>> value) =>
        Write(name, "text[]", " not null", row => ArrayText.Of(value(row)));

    /// <summary>A column that other statements keep.</summary>
    public TableDefinition<TRow> KeptElsewhere(string name, string sql)
    {
        Created.Add((name, sql));
        return this;
    }

    /// <summary>Rows of history: the first stays.</summary>
    public TableDefinition<TRow> NeverReplaced()
    {
        GivesWay = null;
        return this;
    }

    /// <summary>Columns that the key's index has besides.</summary>
    public TableDefinition<TRow> KeyIncluding(string columns)
    {
        KeyIncludes = $" include ({columns})";
        return this;
    }

    public TableDefinition<TRow> Unique(string column)
    {
        Constraints.Add($"constraint {Table}_{column} unique ({column})");
        return this;
    }

    /// <param name="name">Its name, without the table's.</param>
    /// <param name="on">What follows the table's name in its creation.</param>
    public TableDefinition<TRow> Index(string name, string on)
    {
        Indexes.Add($"create index if not exists {Table}_{name} on {Table} {on}");
        return this;
    }

    /// <summary>How much of a page is filled at first, in percent: the rest is for new versions of its rows, which then need no new index entries.</summary>
    public TableDefinition<TRow> FillFactor(int percent)
    {
        Options = $" with (fillfactor = {percent})";
        return this;
    }

    private TableDefinition<TRow> Add<TValue, TStored>(
        string said, string? name, string type, Func<TRow, TStored> write, Func<NpgsqlDataReader, int, TValue> read, bool keepsFirst = false)
    {
        var column = name ?? NameOf(said);
        ReadBack(said, read, column);
        return Write(column, type, type is not "jsonb" && MayBeNull(PropertyOf(said)) ? "" : " not null", write, keepsFirst);
    }

    private void ReadBack<TValue>(string said, Func<NpgsqlDataReader, int, TValue> read, params string[] columns)
    {
        ReadProperties.Add(new ReadProperty(PropertyOf(said), read, ReadColumns.Count));
        ReadColumns.AddRange(columns);
    }

    private TableDefinition<TRow> Write<TStored>(string name, string type, string nullness, Func<TRow, TStored> value, bool keepsFirst = false)
    {
        Written.Add(new Column<TRow, TStored>(name, type, keepsFirst, value));
        return KeptElsewhere(name, type + nullness);
    }

    private static string PlainType<T>() => PlainTypes[Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)];

    private static PropertyInfo PropertyOf(string said) => typeof(TRow).GetProperty(said[(said.LastIndexOf('.') + 1)..])
        ?? throw new ArgumentException($"'{said}' names no property of {typeof(TRow).Name}.", nameof(said));

    private static string NameOf(string said) => JsonNamingPolicy.SnakeCaseLower.ConvertName(PropertyOf(said).Name);

    private bool MayBeNull(PropertyInfo property) => _annotations.Create(property).ReadState is NullabilityState.Nullable;
}
