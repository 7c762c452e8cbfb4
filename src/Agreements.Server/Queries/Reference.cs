
namespace Agreements.Server.Queries;

/// <summary>What an event can refer to.</summary>
public enum ReferenceTo
{
    /// <summary>A person, by the reference of the register of people.</summary>
    Person,

    /// <summary>Another agreement, by id.</summary>
    Agreement,

    /// <summary>An institution of the directory, by code.</summary>
    Institution,

    /// <summary>The agreement that founded a body, by its own reference.</summary>
    Founder,

    /// <summary>An engagement, by id.</summary>
    Engagement,

    /// <summary>A commitment of another agreement, by the agreement's id, a slash and its own id.</summary>
    Commitment,
}

/// <summary>Something that an event refers to and that its description names.</summary>
/// <param name="To">What it is.</param>
/// <param name="Id">Its id, code or reference.</param>
public sealed record Reference(ReferenceTo To, string Id)
{
    /// <summary>What the description of an event names. A description that names more shows its reader nothing of it, or a bare code.</summary>
    /// <param name="happened">The event.</param>
    public static IEnumerable<Reference> In(object happened) => happened switch
    {
        AgreementEvent e => InAgreement(e),
        EngagementEvent e => InEngagement(e),
        InstitutionEvent e => All(ReferenceTo.Institution, InInstitution(e)),
        BodyEvent e => InBody(e),
        _ => [],
    };

    private static IEnumerable<Reference> InEngagement(EngagementEvent happened) => happened switch
    {
        ParticipantAdded e => All(ReferenceTo.Institution, e.Participant),
        ParticipantRemoved e => All(ReferenceTo.Institution, e.Participant),
        EngagementLinked e => [Of(e.Agreement)],
        EngagementUnlinked e => [Of(e.Agreement)],
        ResolutionAdopted { At: { } at } => [Met(at)],
        ResolutionTraced { LedTo: { } led } =>
            led.Commitment is { } commitment ? [Of(led.Agreement), new(ReferenceTo.Commitment, $"{led.Agreement}/{commitment}")] : [Of(led.Agreement)],
        ActionItemRaised e => [.. All(ReferenceTo.Institution, e.Owner, e.Verifier), .. e.From is { } from ? new[] { Met(from) } : []],
        ActionItemCarriedOver e => [Met(e.To)],
        ActionItemBecameCommitment e => [Of(e.Agreement)],
        ActionItemVerified e => All(ReferenceTo.Institution, e.By),
        ActionItemRejected e => All(ReferenceTo.Institution, e.By),
        _ => [],
    };

    private static IEnumerable<Reference> InAgreement(AgreementEvent happened) => happened switch
    {
        LiaisonNamed e => All(ReferenceTo.Person, e.Person),
        FactCorrected e when Facts.IsOfPerson(e.Fact) => All(ReferenceTo.Person, e.Was, e.Now),
        FactUpdated e when Facts.IsOfPerson(e.Fact) => All(ReferenceTo.Person, e.Was, e.Now),
        FactReported e when Facts.IsOfPerson(e.Fact) => All(ReferenceTo.Person, e.Value),
        ContradictionResolved e when Facts.IsOfPerson(e.Fact) => All(ReferenceTo.Person, e.Value),
        AgreementApproved e => All(ReferenceTo.Institution, e.Institution),
        ApprovalReturned e => All(ReferenceTo.Institution, e.Institution),
        ApprovalDelegated e => All(ReferenceTo.Institution, e.Institution, e.To),
        GuardWaived e => All(ReferenceTo.Institution, e.Institution),
        WaiverRevoked e => All(ReferenceTo.Institution, e.Institution),
        PlacedUnder { Parent: { } parent } => [Of(parent)],
        ClausesCarried e => [Of(e.Parent)],
        ClausesDropped e => [Of(e.Parent)],
        TracedToEngagement e => [Met(e.Engagement)],
        _ => [],
    };

    private static string? InInstitution(InstitutionEvent happened) => happened switch
    {
        InstitutionRegistered e => e.Under,
        InstitutionSupplemented e => e.Under,
        InstitutionPlaced e => e.Under,
        InstitutionSaidOtherwise e => e.Under,
        InstitutionMerged e => e.Into,
        _ => null,
    };

    private static IEnumerable<Reference> InBody(BodyEvent happened) => happened switch
    {
        BodyRegistered e => InFacts(e.Facts),
        BodyDescribed e => InFacts(e.Facts),
        ChairAppointed e => All(ReferenceTo.Institution, e.Institution),
        CoLeadsNamed e => All(ReferenceTo.Institution, [.. e.Institutions]),
        MemberJoined e => All(ReferenceTo.Institution, e.Institution),
        MemberLeft e => All(ReferenceTo.Institution, e.Institution),
        _ => [],
    };

    private static IEnumerable<Reference> InFacts(BodyFacts facts) =>
        [.. All(ReferenceTo.Institution, [facts.Chair, .. facts.CoLeads, .. facts.Members]), .. All(ReferenceTo.Founder, facts.FoundedBy)];

    private static Reference Met(Guid engagement) => new(ReferenceTo.Engagement, engagement.ToString());

    private static Reference Of(Guid agreement) => new(ReferenceTo.Agreement, agreement.ToString());

    private static IEnumerable<Reference> All(ReferenceTo what, params string?[] ids) => ids.OfType<string>().Select(id => new Reference(what, id));
}
