using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Joining;

public sealed class NamePartySpecs : RefusalSpecs<NamePartySpecs>, IRefusalCases
{
    private static readonly IReadOnlyList<AgreementEvent> OneUnnamed = Story.ProposedAmong(AgreementKind.FriendshipSchool, First, Unnamed, UnnamedWitness);
    private static readonly PartyNamed Named = new(Unnamed.Id, Changan, null, ChanganName, Now, null);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", OneUnnamed, Ask.Name("unnamed-9", Changan), new PartyUnknown("unnamed-9")),
        new("neither institution nor body", OneUnnamed, Ask.Name(Unnamed.Id, null), new InstitutionOrBodyMissing()),
        new("both", OneUnnamed, Ask.Name(Unnamed.Id, Changan, "voc-alliance"), new InstitutionOrBodyMissing()),
        new("it has another name", OneUnnamed.And(Named), Ask.Name(Unnamed.Id, CqWomen), new PartyNamedAlready(Unnamed.Id, ChanganName)),
        new("it was named from the start", OneUnnamed, Ask.Name(Qingsu, Changan), new PartyNamedAlready(Qingsu, QingsuName)),
        new("that one is a party already", OneUnnamed, Ask.Name(Unnamed.Id, Qingsu), new PartyNamedTwice(Qingsu, QingsuName)),
        new("that one is a party under an id that was no name", OneUnnamed.And(Named), Ask.Name(UnnamedWitness.Id, Changan),
            new PartyNamedTwice(Unnamed.Id, ChanganName)),
    ];

    [Fact]
    public void A_party_that_was_not_yet_named_gets_its_institution_and_keeps_its_id()
    {
        var after = Given(OneUnnamed).When(Ask.Name(Unnamed.Id, Changan)).Then(Named);
        after.FindParty(Unnamed.Id).ShouldBe(new Party(Unnamed.Id, Changan, null, PartyRole.Principal, ChanganName));
    }

    [Fact]
    public void Named_it_consents_and_signs_under_its_id()
    {
        var texts = OneUnnamed.And(new TermsRevised(1, Text1, Digest1, []), Named);
        var consented = Given(texts).When(Ask.Consent(Unnamed.Id, Digest1)).Then(new TermsConsented(Unnamed.Id, Digest1, Now));
        Known.UnmetForNext(consented).ShouldBe([new ConsentMissing(Qingsu, QingsuName)]);
    }

    [Fact]
    public void To_be_named_changes_nothing_for_the_others() =>
        Given(OneUnnamed.And(new TermsRevised(1, Text1, Digest1, []), new TermsConsented(Qingsu, Digest1, Now)))
            .When(Ask.Name(Unnamed.Id, Changan)).Then(Named).Consents.ShouldContainKey(Qingsu);

    [Fact]
    public void A_body_can_be_what_was_not_yet_named() =>
        Given(OneUnnamed).When(Ask.Name(UnnamedWitness.Id, null, "voc-alliance"))
            .Then(new PartyNamed(UnnamedWitness.Id, null, "voc-alliance", ChanganName, Now, null)).FindParty(UnnamedWitness.Id)!.Body.ShouldBe("voc-alliance");

    [Fact]
    public void The_gap_can_be_filled_after_the_signing_and_from_a_source_without_a_day() =>
        Given(OneUnnamed.And(new AgreementNegotiated(null, null, Press), new AgreementSigned(null, null, null, Press)))
            .When(Ask.Name(Unnamed.Id, Changan) with { Source = Press }).Then(Named with { On = null, Source = Press });

    [Fact]
    public void A_proposal_repeated_after_the_naming_still_says_nothing_new()
    {
        var proposed = Ask.Propose(AgreementKind.FriendshipSchool, First, Unnamed) with { Parent = null };
        var after = GivenNothing().When(proposed)
            .Then(new AgreementProposed(AgreementKind.FriendshipSchool, 1, Title, [First, Unnamed], null, Now, null, null, Institution: QingyangEdu));
        new Question(Agreement.Fold(after, [Named]), proposed).ThenNothing();
    }
}
