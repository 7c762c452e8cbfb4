using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Joining;

/// <summary>A party is an entry of the directory, and an institution is one party: a merged entry is the one that stands for it.</summary>
public sealed class PartyEntrySpecs : RefusalSpecs<PartyEntrySpecs>, IRefusalCases
{
    private const string Twin = "cq-women-2";
    private static readonly Party Duplicate = Party.OfInstitution(Twin, PartyRole.Principal, new Text("重庆女职中"));

    private static readonly Party Ghost = Party.OfInstitution("ghost", PartyRole.Principal, Duplicate.Name);
    private static readonly Party GhostBody = Party.OfBody("ghosts", PartyRole.Member, new Text("不在名录的联盟"));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("proposed between two codes of one institution", [], Ask.Propose(AgreementKind.Aid, Second, Duplicate).Knowing(Around),
            new PartyMerged(Twin, Duplicate.Name, CqWomenName)),
        new("who is a party under another code does not join", Story.At(Stage.Proposed), Adding(Duplicate), new PartyMerged(Twin, Duplicate.Name, CqWomenName)),
        new("nor is a party named so", Story.ProposedAmong(AgreementKind.Aid, Second, Unnamed), Naming(Twin),
            new PartyMerged(Unnamed.Id, Duplicate.Name, CqWomenName)),
        new("nor does it take the place of another", Story.At(Stage.Proposed),
            new ReplaceParty(Qingsu, Duplicate.Name, "合并", Twin).Knowing(Around), new PartyMerged(Twin, Duplicate.Name, CqWomenName)),
        new("nor by an amendment", Story.At(Stage.Signed), Ask.Amend(Text2, new PartyChanges([Duplicate], [])).Knowing(Around),
            new PartyMerged(Twin, Duplicate.Name, CqWomenName)),
        new("whom the directory does not have is not proposed", [], Ask.Propose(AgreementKind.Aid, First, Ghost, GhostBody).Knowing(Around),
            new PartyNotInDirectory("ghost", Ghost.Name, "ghost"), new PartyNotInDirectory("ghosts", GhostBody.Name, "ghosts")),
        new("nor does it join, even as a member", Story.At(Stage.Implementing), Adding(Ghost with { Role = PartyRole.Member }),
            new PartyNotInDirectory("ghost", Ghost.Name, "ghost")),
        new("nor is a party named so that it does not have", Story.ProposedAmong(AgreementKind.Aid, Second, Unnamed), Naming("ghost"),
            new PartyNotInDirectory(Unnamed.Id, Ghost.Name, "ghost")),
        new("two that were merged since are one principal", Merged, Ask.Negotiated().Knowing(Around), new PrincipalsTooFew(1, 2)),
    ];

    /// <summary>Two principals when they were proposed; their entries were merged after that.</summary>
    private static IReadOnlyList<AgreementEvent> Merged =>
    [
        .. Story.ProposedAmong(AgreementKind.FriendshipSchool, Second, Duplicate), new TermsRevised(1, Text1, Digest1, []),
        new TermsConsented(CqWomen, Digest1, Now), new TermsConsented(Twin, Digest1, Now),
    ];

    private static RelatedState Around
    {
        get
        {
            var twin = Institution.Fold(
                Institution.Unwritten(Twin),
                [new InstitutionRegistered(Twin, InstitutionKind.School, Duplicate.Name, [], null, null, null), new InstitutionMerged(CqWomen, "同一学校")]);
            var there = Ask.Tree.And(twin);
            return there with { Institutions = there.Institutions.Add("ghost", null), Bodies = there.Bodies.Add("ghosts", null) };
        }
    }

    [Fact]
    public void A_merged_entry_alone_is_a_party_like_any_other() =>
        Ask.Propose(AgreementKind.Aid, First, Duplicate).Knowing(Around).DecideOn(Agreement.Unwritten(Id)).IsRefused.ShouldBeFalse();

    [Fact]
    public void What_is_taken_over_from_a_source_is_among_whom_it_says() =>
        (Ask.Propose(AgreementKind.Aid, Second, Duplicate) with { Source = Press }).Knowing(Around).TakingOver()
            .DecideOn(Agreement.Unwritten(Id)).IsRefused.ShouldBeFalse();

    /// <summary>A standing body as a party stands for its members towards the kinds that a policy needs.</summary>
    [Fact]
    public void A_body_counts_by_the_kinds_of_its_members()
    {
        var policy = KindPolicy.Newest(AgreementKind.Aid) with { NeededKinds = [InstitutionKind.Park] };
        var body = Party.OfBody("alliance", PartyRole.Member, new Text("联盟"));
        AgreementEvent[] happened =
        [
            new AgreementProposed(AgreementKind.Aid, policy.Version, Title, [First, Second, body], null, Now, null, null,
                Policy: policy, Institution: QingyangEdu),
            new TermsRevised(1, Text1, Digest1, []), new TermsConsented(Qingsu, Digest1, Now), new TermsConsented(CqWomen, Digest1, Now),
        ];
        var park = Institution.Evolve(
            Institution.Unwritten("park"), new InstitutionRegistered("park", InstitutionKind.Park, new Text("园区"), [], null, null, null));
        RelatedState With(params IReadOnlyList<string> members) => Ask.Tree.And(park).And(Body.Evolve(
            Body.Unwritten("alliance"),
            new BodyRegistered(new BodyFacts("alliance", BodyKind.Alliance, body.Name, null, [], members, true, null, null), null)));
        Given(happened).When(Ask.Negotiated().Knowing(With())).ThenRefused(new InstitutionKindsMissing([InstitutionKind.Park]));
        Given(happened).When(Ask.Negotiated().Knowing(With("park"))).Then(new AgreementNegotiated(Digest1, Now, null));
    }

    private static Asked Adding(Party party) => new AddParty(party.Role, party.Name, party.Institution).Knowing(Around);

    private static Asked Naming(string code) => new NameParty(Unnamed.Id, Duplicate.Name, code).Knowing(Around);
}
