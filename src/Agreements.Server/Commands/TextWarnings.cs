using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Identity.People;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using System.Text.Json;

namespace Agreements.Server.Commands;

/// <summary>
/// Warns of phones, numbers of identity cards and names on record in whatever texts a command has: all of them are kept by history. Nothing is asked of
/// the database unless a name on record stands in one; then whether the caller may know of that person.
/// </summary>
/// <param name="reader">What the caller reads by.</param>
/// <param name="onRecord">The names.</param>
/// <param name="json">How bodies are written.</param>
public sealed class TextWarnings(Reader reader, NamesOnRecord onRecord, IOptions<JsonOptions> json)
{
    /// <summary>More than anybody reads.</summary>
    private const int AtMost = 100;

    /// <summary>Whether a body may be warned of; whom the caller may know of is not asked yet.</summary>
    /// <param name="body">The body.</param>
    public bool MayHold(JsonElement body) => JsonTexts.In(body).Any(t => PersonalDetails.In(t.Text).Count > 0 || onRecord.Names.In(t.Text).Count > 0);

    /// <summary>The warnings of a request.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="asked">The request.</param>
    /// <param name="body">Its body; what is no JSON is looked for in the command.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<TextWarning>> OfAsync(Caller caller, Request asked, string body, CancellationToken ct)
    {
        var warnings = new List<TextWarning>();
        var named = new List<(string Place, IReadOnlySet<string> Names)>();
        using var said = JsonOf(asked, body);
        foreach (var (place, text) in JsonTexts.In(said.RootElement))
        {
            warnings.AddRange(PersonalDetails.In(text).Select(d => TextWarning.Of(d, place)));
            if (onRecord.Names.In(text) is { Count: > 0 } names)
            {
                named.Add((place, names));
            }
        }

        if (named.Count > 0)
        {
            var known = await KnownToAsync(caller, named.SelectMany(n => n.Names), ct);
            warnings.AddRange(named.Where(n => n.Names.Overlaps(known)).Select(n => TextWarning.OfName(n.Place)));
        }

        return warnings.Count > AtMost ? warnings[..AtMost] : warnings;
    }

    private JsonDocument JsonOf(Request asked, string body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToDocument(asked.Asked, asked.Asked.GetType(), json.Value.SerializerOptions);
        }
    }

    /// <summary>Of some names those of people whose data the caller may see: a warning is not to tell whom else the register knows.</summary>
    private async Task<IReadOnlySet<string>> KnownToAsync(Caller caller, IEnumerable<string> names, CancellationToken ct)
    {
        var scope = new PeopleScope(caller);
        await using var command = scope.Begin(reader.Db.CreateCommand()).With(names.Distinct(StringComparer.Ordinal).ToArray());
        command.CommandText =
            $"select p.name_zh, p.name_en from people.people p where p.erased_at is null and (p.name_zh = any($4) or p.name_en = any($4)) and {scope.Sees}";
        return (await command.ListAsync(r => new[] { r.GetString(0), r.Words(1) }, ct)).SelectMany(n => n).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
