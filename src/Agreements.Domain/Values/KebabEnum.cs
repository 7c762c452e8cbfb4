using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Values;

/// <summary>
/// Stores an enumeration as lower-case words with hyphens (<c>friendship-school</c>), the spelling of the case format, the
/// API and the stored events. Anything else is refused. A number in an old event would change its meaning with the order of the members,
/// and the converter of the framework adds up <c>"special-plan, action-plan"</c> to a third kind.
/// </summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class KebabEnum<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByName =
        Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);

    private static readonly Dictionary<T, string> ByValue = ByName.ToDictionary(p => p.Value, p => p.Key);

    /// <summary>All spellings, in the order of the members.</summary>
    public static IReadOnlyCollection<string> Names => ByValue.Values;

    /// <summary>The stored spelling of a value.</summary>
    /// <param name="value">A defined member.</param>
    public static string Name(T value) => ByValue[value];

    /// <summary>Reads a stored spelling; false when it is not one.</summary>
    /// <param name="name">The spelling, or null.</param>
    /// <param name="value">The member found.</param>
    public static bool TryParse(string? name, out T value)
    {
        value = default;
        return name is not null && ByName.TryGetValue(name, out value);
    }

    /// <inheritdoc />
    /// <exception cref="JsonException">It is no spelling of a member.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? Member(reader.GetString()) : throw Unknown(reader.TokenType.ToString());

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Name(value));

    /// <inheritdoc />
    /// <exception cref="JsonException">It is no spelling of a member.</exception>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Member(reader.GetString());

    /// <inheritdoc />
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(Name(value));

    private static T Member(string? name) => TryParse(name, out var value) ? value : throw Unknown($"'{name}'");

    private static JsonException Unknown(string given) => new($"{given} is none of: {string.Join(", ", Names)}.");
}
