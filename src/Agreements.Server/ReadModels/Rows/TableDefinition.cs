using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Npgsql;

namespace Agreements.Server.ReadModels;

/// <summary>A property of the row that is read back.</summary>
/// <param name="Property">The property.</param>
/// <param name="Read">Reads its value: a function of the reader and an ordinal.</param>
/// <param name="At">Where its first column stands among those read.</param>
internal sealed record ReadProperty(PropertyInfo Property, Delegate Read, int At);

/// <summary>
/// What a table is made of, said once, in the order of its columns. A column is called as its property, in snake case; its type and whether it may
/// be null follow from the property's.
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
    public TableDefinition<TRow> Key<T>(Expression<Func<TRow, T>> property)
        where T : notnull
    {
        var value = Getter(property);
        Keys.Add((NameOf(property), row => value(row)));
        return Column(property);
    }

    public TableDefinition<TRow> Column<T>(Expression<Func<TRow, T>> property, string? name = null) =>
        Add(property, name, PlainType<T>(), value => value, (reader, at) => reader.Get<T>(at));

    /// <summary>A stage is stored by its number, so that it has its order.</summary>
    public TableDefinition<TRow> Column(Expression<Func<TRow, Stage>> property) =>
        Add(property, null, "smallint", stage => (short)stage, (reader, at) => (Stage)reader.GetInt16(at));

    public TableDefinition<TRow> Column(Expression<Func<TRow, DateTimeOffset>> property, bool keepsFirst = false) =>
        Add(property, null, "timestamptz", time => time.ToUniversalTime(), (reader, at) => reader.GetFieldValue<DateTimeOffset>(at), keepsFirst);

    public TableDefinition<TRow> Column(Expression<Func<TRow, IReadOnlyList<string>>> property) =>
        Add(property, null, "text[]", ArrayText.Of, (reader, at) => reader.GetFieldValue<string[]>(at));

    public TableDefinition<TRow> Column(Expression<Func<TRow, IReadOnlyList<Guid>>> property) =>
        Add(property, null, "text[]", ids => ArrayText.Of(ids.Select(id => id.ToString())), (reader, at) => [.. reader.GetFieldValue<string[]>(at).Select(Guid.Parse)]);

    public TableDefinition<TRow> Column(Expression<Func<TRow, IReadOnlyList<DateOnly>>> property) =>
        Add(property, null, "date[]", days => ArrayText.Of(days.Select(d => $"{d:O}")), (reader, at) => reader.GetFieldValue<DateOnly[]>(at));

    /// <summary>Two columns: <c>…_zh</c>, in Chinese order where it is sorted by, and <c>…_en</c>.</summary>
    public TableDefinition<TRow> Text(Expression<Func<TRow, Text>> property, string? name = null, bool inChineseOrder = false)
    {
        var (value, first) = (Getter(property), name ?? NameOf(property));
        ReadBack(property, (reader, at) => reader.Text(at), $"{first}_zh", $"{first}_en");
        Write($"{first}_zh", "text", (inChineseOrder ? " collate {chinese}" : "") + " not null", row => value(row).Zh);
        return Write($"{first}_en", "text", "", row => value(row).En);
    }

    /// <summary>A member of an enumeration, by its stored name.</summary>
    public TableDefinition<TRow> Named<T>(Expression<Func<TRow, T>> property)
        where T : struct, Enum =>
        Add(property, null, "text", KebabEnum<T>.Name, (reader, at) => reader.Named<T>(at));

    /// <inheritdoc cref="Named{T}(Expression{Func{TRow, T}})"/>
    public TableDefinition<TRow> Named<T>(Expression<Func<TRow, T?>> property)
        where T : struct, Enum =>
        Add(property, null, "text", value => value is { } member ? KebabEnum<T>.Name(member) : null, (reader, at) => reader.IsDBNull(at) ? null : reader.Named<T>(at));

    /// <summary>What has no SQL type of its own, as JSON; null is JSON's null.</summary>
    public TableDefinition<TRow> Json<T>(Expression<Func<TRow, T>> property, string? name = null)
    {
        var mayBeNull = MayBeNull(PropertyOf(property));
        return Add(
            property, name, "jsonb", ReadModelJson.Write,
            (reader, at) => reader.GetString(at) is var json && mayBeNull && json is "null" ? default! : ReadModelJson.Read<T>(json));
    }

    /// <summary>A column to find or sort by: it follows from the others and is not read back.</summary>
    public TableDefinition<TRow> Computed<T>(string name, Func<TRow, T> value) => Write(name, PlainType<T>(), default(T) is null && typeof(T).IsValueType ? "" : " not null", value);

    /// <inheritdoc cref="Computed{T}"/>
    public TableDefinition<TRow> Computed(string name, Func<TRow, IEnumerable<string>> value) => Write(name, "text[]", " not null", row => ArrayText.Of(value(row)));

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
        Expression<Func<TRow, TValue>> property, string? name, string type, Func<TValue, TStored> write, Func<NpgsqlDataReader, int, TValue> read, bool keepsFirst = false)
    {
        var (value, column) = (Getter(property), name ?? NameOf(property));
        ReadBack(property, read, column);
        return Write(column, type, type is not "jsonb" && MayBeNull(PropertyOf(property)) ? "" : " not null", row => write(value(row)), keepsFirst);
    }

    private void ReadBack<TValue>(Expression<Func<TRow, TValue>> property, Func<NpgsqlDataReader, int, TValue> read, params string[] columns)
    {
        ReadProperties.Add(new ReadProperty(PropertyOf(property), read, ReadColumns.Count));
        ReadColumns.AddRange(columns);
    }

    private TableDefinition<TRow> Write<TStored>(string name, string type, string nullness, Func<TRow, TStored> value, bool keepsFirst = false)
    {
        Written.Add(new Column<TRow, TStored>(name, type, keepsFirst, value));
        return KeptElsewhere(name, type + nullness);
    }

    private static string PlainType<T>() => PlainTypes[Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)];

    private static PropertyInfo PropertyOf(LambdaExpression property) => (PropertyInfo)((MemberExpression)property.Body).Member;

    private static string NameOf(LambdaExpression property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(PropertyOf(property).Name);

    private static Func<TRow, T> Getter<T>(Expression<Func<TRow, T>> property) => PropertyOf(property).GetMethod!.CreateDelegate<Func<TRow, T>>();

    private bool MayBeNull(PropertyInfo property) => _annotations.Create(property).ReadState is NullabilityState.Nullable;
}
