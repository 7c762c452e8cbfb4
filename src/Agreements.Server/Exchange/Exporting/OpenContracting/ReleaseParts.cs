using System.Text.Json.Nodes;

namespace Agreements.Server.Exchange.Exporting.OpenContracting;

/// <summary>The parts of a release: the agreement as it was right after the event, in the words of the standard.</summary>
internal static class ReleaseParts
{
    /// <param name="state">The agreement.</param>
    /// <param name="known">What the releases before say: what was awarded or contracted once and is no longer is pending, not unheard of.</param>
    public static IEnumerable<(string Name, JsonNode Part)> Of(Agreement state, JsonObject known)
    {
        yield return ("parties", List(state.Parties.Where(p => !p.IsUnnamed).Select(Party)));
        yield return ("planning", Without(new JsonObject { ["rationale"] = state.CurrentTerms?.Terms.Purpose?.Zh }));
        if (state.Stage >= Stage.Negotiated || known.ContainsKey("awards"))
        {
            yield return ("awards", List([Award(state)]));
        }

        if (state.Stage >= Stage.Signed || known.ContainsKey("contracts"))
        {
            yield return ("contracts", List([Contract(state)]));
        }

        var related = Related(state).ToArray();
        if (related.Length > 0)
        {
            yield return ("relatedProcesses", List(related));
        }
    }

    private static JsonObject Party(Party p) => Without(new JsonObject
    {
        ["id"] = p.Id,
        ["name"] = p.Name.Zh,
        ["name_en"] = p.Name.En,
        ["identifier"] = new JsonObject
        {
            ["scheme"] = p.Institution is null ? "agreements-body" : "agreements-institution",
            ["id"] = p.Institution ?? p.Body,
            ["legalName"] = p.Name.Zh,
        },
        // The standard's list of roles is open; a principal is what it calls a supplier of the contract, a witness stays a witness.
        ["roles"] = new JsonArray(p.IsPrincipal ? "supplier" : KebabEnum<PartyRole>.Name(p.Role)),
    });

    private static JsonObject Award(Agreement state) => Without(new JsonObject
    {
        ["id"] = "1",
        ["title"] = state.Title.Zh,
        ["status"] = state.ClosedAs is Standing.Declined or Standing.Withdrawn ? "cancelled" : state.Stage < Stage.Negotiated ? "pending" : "active",
        ["date"] = state.Stage < Stage.Negotiated ? null : Date(state.Entries.GetValueOrDefault(Stage.Negotiated)?.On),
        ["suppliers"] = List(state.Principals.Select(Reference)),
    });

    private static JsonObject Contract(Agreement state) => Without(new JsonObject
    {
        ["id"] = "1",
        ["awardID"] = "1",
        ["title"] = state.Title.Zh,
        ["title_en"] = state.Title.En,
        ["description"] = state.CurrentTerms?.Terms.Purpose?.Zh,
        ["status"] = Status(state),
        ["period"] = Period(state),
        ["dateSigned"] = state.Stage < Stage.Signed ? null : Date(state.Entries.GetValueOrDefault(Stage.Signed)?.On),
        ["documents"] = state.Stage < Stage.Signed ? null : Documents(state),
        ["amendments"] = Maybe(state.Amendments.Where(a => a.Standing is AmendmentStanding.Adopted).Select(a => new JsonObject
        {
            ["id"] = a.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), ["rationale"] = a.Reason, ["description"] = a.Title.Zh,
        })),
        ["implementation"] = Implementation(state),
    });

    private static JsonObject? Implementation(Agreement state)
    {
        var milestones = Maybe(state.Commitments.Select(o => Without(new JsonObject
        {
            ["id"] = o.Id, ["title"] = o.Commitment.Title.Zh, ["type"] = "delivery", ["dueDate"] = Date(o.Commitment.Due), ["dateMet"] = Date(o.SettledOn),
            ["status"] = o.Status switch { CommitmentStatus.Kept => "met", CommitmentStatus.Waived => "notMet", _ => "scheduled" },
        })));
        return milestones is null ? null : new JsonObject { ["milestones"] = milestones };
    }

    private static string Status(Agreement state) => state.Standing switch
    {
        Standing.Declined or Standing.Withdrawn => "cancelled",
        Standing.Terminated or Standing.Expired or Standing.Superseded or Standing.Archived => "terminated",
        _ => state.Stage < Stage.Signed ? "pending" : "active",
    };

    private static JsonObject? Period(Agreement state) => state.Term is { } term
        ? Without(new JsonObject { ["startDate"] = Date(term.From), ["endDate"] = Date(LastDay.Of(state)?.Date) }) is { Count: > 0 } period ? period : null
        : null;

    /// <summary>Signed documents are named by their digest: whoever has one can tell that it is the one.</summary>
    private static JsonArray? Documents(Agreement state) => Maybe(
        state.Signatures.Values.Select(s => s.DocumentDigest).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(digest => new JsonObject
            {
                ["id"] = digest, ["documentType"] = "contractSigned", ["title"] = state.Title.Zh, ["description"] = $"SHA-256 {digest}",
            }));

    /// <summary>By the standard's codes: what this one renews is <c>prior</c>, what renews this one its <c>renewalProcess</c>.</summary>
    private static IEnumerable<JsonObject> Related(Agreement state)
    {
        (Guid? Id, string Relationship)[] all = [(state.Parent, "parent"), (state.Predecessor, "prior"), (state.Successor, "renewalProcess")];
        return all.Where(r => r.Id is not null).Select(r => new JsonObject
        {
            ["id"] = r.Relationship, ["relationship"] = new JsonArray(r.Relationship), ["scheme"] = "ocid", ["identifier"] = $"ocds-agreements-{r.Id}",
        });
    }

    private static JsonObject Reference(Party p) => new() { ["id"] = p.Id, ["name"] = p.Name.Zh };

    /// <summary>The standard's dates are instants: only an exact day becomes one, at its beginning in Asia/Shanghai. What is imprecise is left out.</summary>
    private static string? Date(Edtf? on) => on is { IsExactDay: true, Earliest: { } day }
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T00:00:00+08:00")
        : null;

    private static JsonArray List(IEnumerable<JsonNode> items) => new([.. items]);

    private static JsonArray? Maybe(IEnumerable<JsonNode> items) => List(items) is { Count: > 0 } list ? list : null;

    /// <summary>The standard asks that what is unknown is left out, not null.</summary>
    private static JsonObject Without(JsonObject part)
    {
        foreach (var name in part.Where(p => p.Value is null).Select(p => p.Key).ToArray())
        {
            part.Remove(name);
        }

        return part;
    }
}
