using System.Text.Json;
using Agreements.Ledger;

namespace Agreements.Domain.Specs.Harness;

/// <summary>The shape in which events are stored, and texts to compare values by that hold lists.</summary>
internal static class Stored
{
    public static readonly JsonSerializerOptions Shape = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), Shape);

    public static object Read(string json, Type type) =>
        JsonSerializer.Deserialize(json, type, Shape) ?? throw new InvalidOperationException($"'{json}' reads as nothing.");

    public static T Reread<T>(T value)
        where T : notnull => (T)Read(Json(value), value.GetType());

    /// <summary>Type and canonical JSON: equal for equal events and refusals, and readable when they differ.</summary>
    public static string Text(object value) =>
        value.GetType().Name + " " + CanonicalJson.Serialize(JsonSerializer.SerializeToElement(value, value.GetType(), Shape));
}
