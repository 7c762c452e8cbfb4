using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using System.Text.Json.Nodes;
using System.Text.Json;

namespace Agreements.Server.Pages.NewAgreement;

/// <summary>What a draft begins with: an earlier agreement, or the template of its kind.</summary>
/// <param name="reader">What its owner reads by.</param>
/// <param name="clock">The clock.</param>
/// <param name="json">How bodies are written.</param>
internal sealed class Beginnings(Reader reader, TimeProvider clock, IOptions<JsonOptions> json)
{
    private static readonly JsonObject Templates = JsonNode.Parse(Embedded.Text("agreement-templates.json"))!.AsObject();

    /// <summary>The values of a draft; or why there are none.</summary>
    /// <param name="caller">Its owner.</param>
    /// <param name="kind">The kind that was chosen; may be empty where it is taken from an earlier agreement.</param>
    /// <param name="from">The earlier agreement as it was typed; empty for none.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<(IReadOnlyDictionary<string, string>? Typed, Text? Fault)> OfAsync(Caller caller, string kind, string from, CancellationToken ct)
    {
        if (from.Length > 0)
        {
            var found = await new TypedNames(reader, caller, clock.Today()).FindAsync(Pick.Agreement, from, ct);
            if (found is not [var only])
            {
                return (null, NewAgreementTexts.NoEarlier(from, [.. found.Select(f => f.Name)]));
            }

            return await reader.Session.LatestAsync<Agreement>(Guid.Parse(only.Value), ct) is { Exists: true } state
                ? (Of(state, KebabEnum<AgreementKind>.TryParse(kind, out var other) ? other : state.Kind), null)
                : (null, NewAgreementTexts.NoEarlier(from, []));
        }

        return KebabEnum<AgreementKind>.TryParse(kind, out _) ? (With(kind, Templates[kind]), null) : (null, NewAgreementTexts.KindNeeded);
    }

    /// <summary>The terms that a kind's template holds; null where it has none.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="options">How terms are read.</param>
    internal static Terms? TemplateOf(AgreementKind kind, JsonSerializerOptions options) =>
        Templates[KebabEnum<AgreementKind>.Name(kind)].Deserialize<Terms>(options);

    private Dictionary<string, string> Of(Agreement state, AgreementKind kind)
    {
        var typed = With(KebabEnum<AgreementKind>.Name(kind), JsonSerializer.SerializeToNode(state.CurrentTerms?.Terms, json.Value.SerializerOptions));
        // The days of the earlier one are not the new one's.
        foreach (var day in new[] { "term.from", "term.to" })
        {
            typed.Remove(day);
        }

        (typed["title.zh"], typed["title.en"]) = (state.Title.Zh, state.Title.En ?? "");
        var parties = state.Parties.Where(p => !p.IsUnnamed).ToArray();
        typed["parties#"] = $"{parties.Length + 1}";
        foreach (var (n, party) in parties.Index())
        {
            typed[$"parties[{n}].role"] = KebabEnum<PartyRole>.Name(party.Role);
            typed[$"parties[{n}].institution"] = party.Institution ?? party.Body ?? "";
        }

        return typed;
    }

    private static Dictionary<string, string> With(string kind, JsonNode? terms)
    {
        var typed = Prefilled.Of(terms).All.ToDictionary(v => v.Key, v => v.Value.ToString(), StringComparer.Ordinal);
        typed["kind"] = kind;
        // Clauses of another agreement have their codes there; here they are made anew.
        var codes = typed.Keys.Where(k => k.StartsWith("clauses[", StringComparison.Ordinal) && !k.Contains(".text", StringComparison.Ordinal));
        foreach (var code in codes.ToArray())
        {
            typed.Remove(code);
        }

        return typed;
    }
}
