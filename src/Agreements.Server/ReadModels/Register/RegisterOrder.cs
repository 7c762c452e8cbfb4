using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;

namespace Agreements.Server.ReadModels.Register;

/// <summary>An order of the register: the sort key, how a cursor is made from a row, and the condition of standing beyond it.</summary>
internal sealed class RegisterOrder
{
    private const string Unknown = "";

    private readonly bool _descending;
    private readonly string[] _keys;
    private readonly Func<RegisterRow, string[]> _write;
    private readonly Action<NpgsqlCommand, string[]> _read;

    private RegisterOrder(bool descending, string[] keys, Func<RegisterRow, string[]> write, Action<NpgsqlCommand, string[]> read) =>
        (_descending, _keys, _write, _read) = (descending, keys, write, read);

    /// <summary>The order-by list: all keys in one direction, so that one index serves both.</summary>
    public string By => string.Join(", ", _keys.Select(k => _descending ? k + " desc" : k));

    public static RegisterOrder Of(RegisterSort sort, bool descending) => sort switch
    {
        RegisterSort.Title => new(
            descending, ["r.title_zh", "r.id"], r => [r.Title.Zh, r.Id.ToString()], (c, k) => c.With(k[0]).With(Guid.Parse(k[1]))),
        RegisterSort.Stage => new(
            descending, ["r.stage", "r.title_zh", "r.id"], r => [Number((int)r.Stage), r.Title.Zh, r.Id.ToString()],
            (c, k) => c.With(short.Parse(k[0], CultureInfo.InvariantCulture)).With(k[1]).With(Guid.Parse(k[2]))),
        RegisterSort.Signed => new(
            descending, [$"coalesce(r.signed_earliest, date '{(descending ? "-" : "")}infinity')", "r.id"],
            r => [r.SignedEarliest?.ToString("O", CultureInfo.InvariantCulture) ?? Unknown, r.Id.ToString()],
            (c, k) => c.With(k[0] == Unknown ? null : (DateOnly?)DateOnly.ParseExact(k[0], "O", CultureInfo.InvariantCulture)).With(Guid.Parse(k[1]))),
        RegisterSort.Updated => new(
            descending, ["r.updated_at", "r.id"], r => [r.UpdatedAt.ToString("O", CultureInfo.InvariantCulture), r.Id.ToString()],
            (c, k) => c.With(DateTimeOffset.ParseExact(k[0], "O", CultureInfo.InvariantCulture)).With(Guid.Parse(k[1]))),
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, "No such order."),
    };

    public string After(RegisterRow last) => Cursor.Write(_write(last));

    /// <exception cref="FormatException">The cursor is of another order.</exception>
    public string Beyond(string cursor, NpgsqlCommand command)
    {
        var first = command.Parameters.Count + 1;
        _read(command, Cursor.Read(cursor, _keys.Length));
        // The unknown day travels as null and becomes the same infinity on both sides.
        var values = _keys.Select((k, i) => k.StartsWith("coalesce", StringComparison.Ordinal)
            ? k.Replace("r.signed_earliest", Placeholder(first + i), StringComparison.Ordinal)
            : Placeholder(first + i));
        return $"({string.Join(", ", _keys)}) {(_descending ? "<" : ">")} ({string.Join(", ", values)})";
    }

    private static string Placeholder(int number) => $"${Number(number)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
