using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Npgsql;

namespace Marten.Internal;

/// <summary>A statement to run with the commit. Values are looked at when the commit is sent.</summary>
internal sealed class QueuedSql(string text, object?[] values)
{
    // Texts are constants of the application; past this many they are composed at run time and not worth keeping.
    private const int KeptTexts = 1_000;
    private static readonly ConcurrentDictionary<(char, string), (string Text, int Count)> Numbered = new();

    public static QueuedSql From(char placeholder, string sql, object[] values)
    {
        if (!Numbered.TryGetValue((placeholder, sql), out var numbered))
        {
            numbered = Number(placeholder, sql);
            if (Numbered.Count < KeptTexts)
            {
                Numbered.TryAdd((placeholder, sql), numbered);
            }
        }

        return numbered.Count == values.Length
            ? new QueuedSql(numbered.Text, values)
            : throw new InvalidOperationException($"The statement has {numbered.Count} placeholders but {values.Length} values: {sql}");
    }

    public NpgsqlBatchCommand ToCommand()
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        return command;
    }

    private static (string Text, int Count) Number(char placeholder, string sql)
    {
        var text = new StringBuilder(sql.Length + 16);
        var count = 0;
        foreach (var c in sql.AsSpan().TrimEnd(';'))
        {
            _ = c == placeholder ? text.Append('$').Append((++count).ToString(CultureInfo.InvariantCulture)) : text.Append(c);
        }

        return (text.ToString(), count);
    }
}
