using System.Text.Json.Nodes;

namespace Agreements.Server.Exchange.Exporting.OpenContracting;

/// <summary>
/// Merges releases into one, as the standard's merging (1.1.5) does: later values replace earlier ones, <c>null</c> takes a field away, objects are
/// merged part by part, lists of objects by id, other lists are replaced whole. What is left empty is left out. An object of a list of which all
/// but the id was taken away is gone: a supplier that left is none.
/// </summary>
public static class ReleaseMerge
{
    private static readonly string[] OfTheReleaseAlone = ["ocid", "id", "date", "tag", "agreements:event"];

    /// <summary>Names that the standard marks with <c>wholeListMerge</c>, and its lists of words.</summary>
    private static readonly string[] WholeLists =
        ["additionalIdentifiers", "additionalClassifications", "roles", "relationship", "submissionMethod", "additionalProcurementCategories"];

    /// <summary>Fields by which an object of a list is known, and which no release takes away: the standard requires them.</summary>
    private static readonly string[] Identifying = ["id", "awardID"];

    /// <summary>The compiled release: the latest version of all that the releases say.</summary>
    /// <param name="releases">The releases, oldest first; at least one.</param>
    public static JsonObject Of(IReadOnlyList<JsonObject> releases)
    {
        var (ocid, date) = (releases[^1]["ocid"]!.GetValue<string>(), releases[^1]["date"]!.GetValue<string>());
        var compiled = new JsonObject { ["ocid"] = ocid, ["id"] = $"{ocid}-{date}", ["date"] = date, ["tag"] = new JsonArray("compiled") };
        foreach (var (name, value) in releases.Aggregate(new JsonObject(), Onto))
        {
            compiled[name] = value?.DeepClone();
        }

        return compiled;
    }

    /// <summary>What is known with what a release says, the fields that are of the release alone left out.</summary>
    /// <param name="known">What is known; it is not changed.</param>
    /// <param name="release">What the release says.</param>
    internal static JsonObject Onto(JsonObject known, JsonObject release) =>
        Objects(known, new JsonObject(release.Where(p => !OfTheReleaseAlone.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))));

    /// <summary>Says in a release what is no longer so: every field that is known and that it does not name is <c>null</c>.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="said">What the release says; the fields are added to it.</param>
    internal static void TakeAway(JsonObject known, JsonObject said) => TakeAway(known, said, []);

    /// <param name="known">What is known.</param>
    /// <param name="said">What the release says.</param>
    /// <param name="but">Fields by which it is known in its list, which stay.</param>
    private static void TakeAway(JsonObject known, JsonObject said, string[] but)
    {
        foreach (var (name, before) in known.Where(p => !but.Contains(p.Key)))
        {
            switch (before, said[name])
            {
                case (JsonObject b, var a):
                    TakeAway(b, a as JsonObject ?? Put(said, name, new JsonObject()));
                    break;
                case (JsonArray b, var a) when !IsWhole(name, b):
                    TakeAway(b, a as JsonArray ?? Put(said, name, new JsonArray()));
                    break;
                case (_, null):
                    said[name] = null;
                    break;
                default:
                    break;
            }
        }
    }

    private static void TakeAway(JsonArray known, JsonArray said)
    {
        foreach (var before in known.OfType<JsonObject>())
        {
            var after = said.OfType<JsonObject>().FirstOrDefault(a => IdOf(a) == IdOf(before));
            if (after is null)
            {
                after = new JsonObject(before.Where(p => Identifying.Contains(p.Key)).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())));
                said.Add(after);
            }

            TakeAway(before, after, Identifying);
        }
    }

    private static T Put<T>(JsonObject parent, string name, T child)
        where T : JsonNode
    {
        parent[name] = child;
        return child;
    }

    private static JsonNode? Merge(string name, JsonNode? before, JsonNode? after)
    {
        var merged = (before, after) switch
        {
            (_, null) => null,
            (_, JsonObject a) => Objects(before as JsonObject ?? [], a),
            (_, JsonArray a) when !IsWhole(name, a) => ById(before as JsonArray ?? [], a),
            _ => after.DeepClone(),
        };
        return merged is JsonObject { Count: 0 } || (merged is JsonArray { Count: 0 } list && !IsWhole(name, list)) ? null : merged;
    }

    private static JsonObject Objects(JsonObject before, JsonObject after)
    {
        var merged = (JsonObject)before.DeepClone();
        foreach (var (name, value) in after)
        {
            if (Merge(name, before[name], value) is { } said)
            {
                merged[name] = said;
            }
            else
            {
                merged.Remove(name);
            }
        }

        return merged;
    }

    private static JsonArray ById(JsonArray before, JsonArray after)
    {
        var merged = before.Select(b => b!.DeepClone()).ToList();
        foreach (var item in after.OfType<JsonObject>())
        {
            var at = IdOf(item) is { } id ? merged.FindIndex(m => m is JsonObject o && IdOf(o) == id) : -1;
            var said = Objects(at < 0 ? [] : (JsonObject)merged[at], item);
            var isGone = item.Any(p => p.Value is null) && said.All(p => Identifying.Contains(p.Key));
            if (at >= 0)
            {
                merged.RemoveAt(at);
            }

            if (!isGone && said.Count > 0)
            {
                merged.Insert(at < 0 ? merged.Count : at, said);
            }
        }

        return new JsonArray([.. merged]);
    }

    /// <summary>Whether a list is replaced whole: it is marked so, or holds no objects. An empty one that is not marked takes nothing away.</summary>
    private static bool IsWhole(string name, JsonArray list) => WholeLists.Contains(name) || list.Any(n => n is not JsonObject);

    private static string? IdOf(JsonObject item) => item["id"]?.ToJsonString();
}
