
namespace Agreements.Server.ReadModels.Rows;

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

    /// <summary>The values of some rows, in their order.</summary>
    public abstract object List(IReadOnlyCollection<TRow> rows);
}

/// <inheritdoc cref="Column{TRow}"/>
internal sealed record Column<TRow, TValue>(string Name, string Type, bool KeepsFirst, Func<TRow, TValue> Value) : Column<TRow>(Name, Type, KeepsFirst)
{
    public override object List(IReadOnlyCollection<TRow> rows) => rows.Select(Value).ToArray();
}

/// <summary>Writes arrays as PostgreSQL reads them.</summary>
internal static class ArrayText
{
    public static string Of(IEnumerable<string> elements) => $"{{{string.Join(',', elements.Select(Quoted))}}}";

    private static string Quoted(string element) =>
        $"\"{element.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
