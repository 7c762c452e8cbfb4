using System.Text.Json.Nodes;

namespace Agreements.Server.Exchange.Exporting.OpenContracting;

/// <summary>
/// Merges releases into one, as the standard's merging does: later values replace earlier ones, objects are merged part by part, lists of
/// objects with ids by id, other lists are replaced whole. A part that a later release no longer has (the contract of an agreement that went
/// back) stays as it was said last.
/// </summary>
internal static class ReleaseMerge
{
    private static readonly string[] OfTheReleaseAlone = ["ocid", "id", "date", "tag", "agreements:event"];

    public static JsonObject Of(IReadOnlyList<JsonObject> releases, string ocid)
    {
        var merged = new JsonObject
        {
            ["ocid"] = ocid,
            ["id"] = $"{ocid}-compiled",
            ["date"] = releases[^1]["date"]!.DeepClone(),
            ["tag"] = new JsonArray("compiled"),
        };
        foreach (var release in releases)
        {
            foreach (var (name, value) in release.Where(p => !OfTheReleaseAlone.Contains(p.Key)))
            {
                merged[name] = Merge(merged[name], value!);
            }
        }

        return merged;
    }

    private static JsonNode Merge(JsonNode? before, JsonNode after) => (before, after) switch
    {
        (JsonObject b, JsonObject a) => Objects(b, a),
        (JsonArray b, JsonArray a) when HaveIds(b) && HaveIds(a) => ById(b, a),
        _ => after.DeepClone(),
    };

    private static JsonObject Objects(JsonObject before, JsonObject after)
    {
        var merged = (JsonObject)before.DeepClone();
        foreach (var (name, value) in after)
        {
            merged[name] = Merge(before[name], value!);
        }

        return merged;
    }

    private static JsonArray ById(JsonArray before, JsonArray after)
    {
        var merged = before.Select(b => Id(b!)).Concat(after.Select(a => Id(a!))).Distinct(StringComparer.Ordinal)
            .Select(id => (Find(before, id), Find(after, id)) switch { (var b, { } a) => Merge(b, a), (var b, _) => b!.DeepClone() });
        return new JsonArray([.. merged]);
    }

    private static JsonNode? Find(JsonArray list, string id) => list.FirstOrDefault(n => Id(n!) == id);

    private static bool HaveIds(JsonArray list) => list.All(n => n is JsonObject o && o.ContainsKey("id"));

    private static string Id(JsonNode item) => item["id"]!.GetValue<string>();
}
