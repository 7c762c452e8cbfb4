using System.Text.Json.Serialization;
using System.Text.Json;

namespace Agreements.Server.Http;

/// <summary>
/// Dates of requests: those of years that nobody counts, and those beyond level 1, are refused here. Stored events are read by
/// <see cref="EdtfJson"/> alone: what they hold loads for ever.
/// </summary>
internal sealed class CountedDays : JsonConverter<Edtf>
{
    private static readonly EdtfJson Any = new();

    /// <inheritdoc />
    public override Edtf Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Any.Read(ref reader, typeToConvert, options) is var read && read.IsBeyondCount
            ? throw new JsonException($"'{read.Value}': {Edtf.YearsThatCount.En}. Give a year among them, or leave the date out when it is unknown.")
            : Edtf.TryParse(read.Value, out _) ? read
            : throw new JsonException($"'{read.Value}': {Edtf.WhyNot(read.Value)?.En ?? Edtf.EndsInOrder.En}.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Edtf value, JsonSerializerOptions options) => Any.Write(writer, value, options);
}
