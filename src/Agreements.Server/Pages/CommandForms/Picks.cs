using Agreements.Server.Commands;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>Where what can be chosen comes from.</summary>
public enum Pick
{
    /// <summary>A party of the agreement.</summary>
    Party,

    /// <summary>Whoever suspended it: a party, or the institution that somebody acts for.</summary>
    Suspender,

    /// <summary>An institution of the directory.</summary>
    Institution,

    /// <summary>A standing body.</summary>
    Body,

    /// <summary>An institution or a standing body.</summary>
    Entry,

    /// <summary>The same as a party: a body goes into the field beside it, and the name comes from the directory where it is left out.</summary>
    PartyEntry,

    /// <summary>A person on record.</summary>
    Person,

    /// <summary>A document of the agreement, by its id.</summary>
    Document,

    /// <summary>A document of the agreement, by its digest.</summary>
    DocumentDigest,

    /// <summary>Another agreement.</summary>
    Agreement,

    /// <summary>Another engagement.</summary>
    Engagement,

    /// <summary>A clause of the agreement above.</summary>
    Clause,

    /// <summary>A guarantee of the terms.</summary>
    Guarantee,

    /// <summary>A commitment.</summary>
    Commitment,

    /// <summary>An indicator.</summary>
    Indicator,

    /// <summary>A period of measuring that was closed.</summary>
    Period,

    /// <summary>A fact that can be corrected.</summary>
    Fact,

    /// <summary>A condition of the next stage.</summary>
    Guard,

    /// <summary>An open question.</summary>
    Question,

    /// <summary>The text on the table, by its digest.</summary>
    TermsDigest,

    /// <summary>The text of the open supplementary agreement, by its digest.</summary>
    AmendmentDigest,

    /// <summary>A supplementary agreement, by its number.</summary>
    Amendment,

    /// <summary>A resolution of the engagement.</summary>
    Resolution,

    /// <summary>An action item of the engagement.</summary>
    Item,

    /// <summary>A participant of the engagement, or a member of the body.</summary>
    Participant,

    /// <summary>An agreement that the engagement is about.</summary>
    Linked,

    /// <summary>A figure of an indicator, by its number.</summary>
    FigureNumber,

    /// <summary>A new code or id: made from the name where it is left out.</summary>
    NewCode,
}

/// <summary>What the strings of a command stand for: by the name of the property, and of its owner where the name alone does not tell.</summary>
internal static class Picks
{
    private static readonly Dictionary<string, Pick> ByName = new(StringComparer.Ordinal)
    {
        ["party"] = Pick.Party, ["owner"] = Pick.Party, ["verifier"] = Pick.Party, ["host"] = Pick.Party, ["witnesses"] = Pick.Party,
        ["leaving"] = Pick.Party, ["origin"] = Pick.Suspender,
        ["institution"] = Pick.Institution, ["member"] = Pick.Institution, ["into"] = Pick.Institution, ["under"] = Pick.Institution,
        ["chair"] = Pick.Institution, ["coLeads"] = Pick.Institution, ["members"] = Pick.Institution, ["institutions"] = Pick.Institution,
        ["body"] = Pick.Body, ["participants"] = Pick.Entry, ["participant"] = Pick.Participant,
        ["person"] = Pick.Person, ["rater"] = Pick.Person,
        ["document"] = Pick.Document, ["documents"] = Pick.DocumentDigest, ["documentDigest"] = Pick.DocumentDigest,
        ["parent"] = Pick.Agreement, ["of"] = Pick.Agreement, ["below"] = Pick.Agreement, ["successor"] = Pick.Agreement,
        ["agreement"] = Pick.Agreement, ["agreements"] = Pick.Agreement, ["at"] = Pick.Engagement, ["to"] = Pick.Engagement,
        ["clauses"] = Pick.Clause, ["guarantee"] = Pick.Guarantee, ["commitment"] = Pick.Commitment, ["indicator"] = Pick.Indicator,
        ["fact"] = Pick.Fact, ["guard"] = Pick.Guard, ["question"] = Pick.Question, ["digest"] = Pick.TermsDigest,
        ["resolution"] = Pick.Resolution, ["item"] = Pick.Item, ["amendment"] = Pick.Amendment,
    };

    private static readonly Dictionary<(Type Owner, string Name), Pick?> ByOwner = new()
    {
        [(typeof(AddParticipant), "code")] = Pick.Entry, [(typeof(RaiseActionItem), "owner")] = Pick.Entry, [(typeof(MakeCommitment), "owner")] = Pick.Entry,
        [(typeof(MakeCommitment), "commitment")] = Pick.NewCode, [(typeof(LinkEngagement), "id")] = Pick.Agreement,
        [(typeof(Commitment), "id")] = Pick.NewCode, [(typeof(Indicator), "id")] = Pick.NewCode, [(typeof(RaiseActionItem), "id")] = Pick.NewCode,
        [(typeof(ProposeResolution), "id")] = Pick.NewCode, [(typeof(RegisterInstitution), "code")] = Pick.NewCode,
        [(typeof(RegisterBody), "code")] = Pick.NewCode, [(typeof(Figure), "id")] = Pick.NewCode, [(typeof(AddParty), "id")] = Pick.NewCode,
        [(typeof(Party), "id")] = Pick.NewCode,
        [(typeof(Clause), "id")] = Pick.NewCode,
        [(typeof(Criterion), "id")] = Pick.NewCode,
        [(typeof(ConsentToAmendment), "digest")] = Pick.AmendmentDigest,
        [(typeof(ProposedParty), "institution")] = Pick.PartyEntry, [(typeof(AddParty), "institution")] = Pick.PartyEntry,
        [(typeof(NameParty), "institution")] = Pick.PartyEntry, [(typeof(ReplaceParty), "institution")] = Pick.PartyEntry,
        [(typeof(Party), "institution")] = Pick.PartyEntry,
        [(typeof(DelegateApproval), "to")] = Pick.Institution, [(typeof(TraceResolution), "actionItems")] = Pick.Item,
        [(typeof(ApproveAgreement), "document")] = Pick.DocumentDigest, [(typeof(ReturnApproval), "document")] = Pick.DocumentDigest,
        [(typeof(RecordOutcome), "document")] = Pick.DocumentDigest, [(typeof(RateAgreement), "document")] = Pick.DocumentDigest,
        // Rows of the text itself, and days and words that share a name with things.
        [(typeof(Terms), "clauses")] = null, [(typeof(Period), "to")] = null, [(typeof(ReturnToStage), "to")] = null, [(typeof(Reminder), "to")] = null,
        [(typeof(PublishPolicy), "witnesses")] = null,
    };

    /// <summary>Where the values of a route's parameter come from.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="beside">All parameters of the route.</param>
    public static Pick OfRoute(string name, IEnumerable<string> beside) => name switch
    {
        "commitment" => Pick.Commitment,
        "indicator" => Pick.Indicator,
        "number" => beside.Contains("indicator") ? Pick.FigureNumber : Pick.Amendment,
        "party" => Pick.Party,
        "resolution" => Pick.Resolution,
        "item" => Pick.Item,
        "code" => Pick.Participant,
        "agreement" => Pick.Linked,
        _ => throw new InvalidOperationException($"What a route's {name} stands for has not been said."),
    };

    /// <summary>Where the values of a property come from; null where they are typed.</summary>
    /// <param name="owner">The type that it is a property of.</param>
    /// <param name="name">Its name in the JSON.</param>
    public static Pick? Of(Type owner, string name) =>
        ByOwner.TryGetValue((owner, name), out var pick) ? pick : ByName.TryGetValue(name, out var usual) ? usual : null;
}
