using Npgsql;
using System.Globalization;
using System.Text;

namespace Agreements.Server.Storage;

/// <summary>Reads rows; what the queries of the read models share. What a table defines whole is read by it, all else by the names of columns.</summary>
internal static class Reading
{
    public static async Task<List<T>> ListAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public static async Task<T?> FirstAsync<T>(this NpgsqlCommand command, Func<NpgsqlDataReader, T> row, CancellationToken ct)
        where T : class =>
        (await command.ListAsync(row, ct)).FirstOrDefault();

    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>Adds a value and says how the text of the command calls it.</summary>
    public static string Parameter<T>(this NpgsqlCommand command, T value)
    {
        command.With(value);
        return $"${command.Parameters.Count}";
    }

    /// <summary>Adds values of types that only they know, and says the text with their places where it has question marks.</summary>
    public static string Placed(this NpgsqlCommand command, string sql, IEnumerable<object> values)
    {
        var text = new StringBuilder(sql.Length + 16);
        using var next = values.GetEnumerator();
        foreach (var c in sql)
        {
            if (c != '?')
            {
                text.Append(c);
                continue;
            }

            next.MoveNext();
            command.Parameters.Add(new NpgsqlParameter { Value = next.Current });
            text.Append(CultureInfo.InvariantCulture, $"${command.Parameters.Count}");
        }

        return text.ToString();
    }

    /// <summary>The value of a column; null only where the type has null.</summary>
    public static T Get<T>(this NpgsqlDataReader reader, string column) => reader.Get<T>(reader.GetOrdinal(column));

    public static T Get<T>(this NpgsqlDataReader reader, int ordinal) =>
        default(T) is null && reader.IsDBNull(ordinal) ? default! : reader.GetFieldValue<T>(ordinal);

    /// <summary>The words of two columns: <c>…_zh</c> and <c>…_en</c>.</summary>
    public static Text Text(this NpgsqlDataReader reader, string column) => new(reader.Get<string>($"{column}_zh"), reader.Get<string?>($"{column}_en"));

    public static Stage Stage(this NpgsqlDataReader reader, string column) => (Stage)reader.Get<short>(column);

    public static T Json<T>(this NpgsqlDataReader reader, string column) => ReadModelJson.Read<T>(reader.Get<string>(column));

    public static T Named<T>(this NpgsqlDataReader reader, string column)
        where T : struct, Enum =>
        reader.Named<T>(reader.GetOrdinal(column));

    public static string? Words(this NpgsqlDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public static T? Value<T>(this NpgsqlDataReader reader, int ordinal)
        where T : struct =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);

    public static Text Text(this NpgsqlDataReader reader, int zh) => new(reader.GetString(zh), reader.Words(zh + 1));

    public static T Named<T>(this NpgsqlDataReader reader, int ordinal)
        where T : struct, Enum =>
        KebabEnum<T>.TryParse(reader.GetString(ordinal), out var value)
            ? value
            : throw new FormatException($"'{reader.GetString(ordinal)}' is no {typeof(T).Name}.");
}
