using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Negotiating;

public sealed class ConsentSpecs : RefusalSpecs<ConsentSpecs>, IRefusalCases
{
    private static readonly IReadOnlyList<AgreementEvent> TextOnTheTable = Story.Before(Stage.Negotiated).Without<TermsConsented>();

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", TextOnTheTable, Ask.Consent("nobody", Digest1), new PartyUnknown("nobody")),
        new("a witness does not consent", TextOnTheTable, Ask.Consent(QingyangEdu, Digest1), new NotPrincipal(QingyangEdu, QingyangEduName)),
        new("a member does not consent", TextOnTheTable, Ask.Consent(Changan, Digest1), new NotPrincipal(Changan, ChanganName)),
        new("a principal without a name", Story.ProposedAmong(AgreementKind.Aid, First, Unnamed), Ask.Consent(Unnamed.Id, Digest1),
            new PartyNotNamed(Unnamed.Id, UnnamedName)),
        new("no text yet", Story.At(Stage.Proposed), Ask.Consent(Qingsu, Digest1), new TextNotOnTheTable(Qingsu, Digest1, null)),
        new("another text", TextOnTheTable, Ask.Consent(Qingsu, Digest2), new TextNotOnTheTable(Qingsu, Digest2, Digest1)),
        new("a text that was on the table before", TextOnTheTable.And(new TermsRevised(2, Text2, Digest2, [])), Ask.Consent(Qingsu, Digest1),
            new TextNotOnTheTable(Qingsu, Digest1, Digest2)),
        new("the text is agreed already", Story.At(Stage.Negotiated).Without<TermsConsented>(e => e.Party == CqWomen), Ask.Consent(CqWomen, Digest1),
            new WrongStage(Stage.Negotiated, Stage.Proposed)),
    ];

    [Fact]
    public void A_principal_consents_to_the_text_on_the_table_today()
    {
        var after = Given(TextOnTheTable).When(Ask.Consent(Qingsu, Digest1)).Then(new TermsConsented(Qingsu, Digest1, Now));
        after.Consents.Count.ShouldBe(1);
        after.Consents[Qingsu].ShouldBe(Digest1);
    }

    [Fact]
    public void A_day_that_is_given_is_kept() =>
        Given(TextOnTheTable).When(Ask.Consent(Qingsu, Digest1) with { On = Visit }).Then(new TermsConsented(Qingsu, Digest1, Visit));

    [Fact]
    public void After_a_new_text_a_principal_consents_anew() =>
        Given(Story.Before(Stage.Negotiated).And(new TermsRevised(2, Text2, Digest2, [Qingsu, CqWomen])))
            .When(Ask.Consent(CqWomen, Digest2)).Then(new TermsConsented(CqWomen, Digest2, Now));

    [Fact]
    public void A_consent_repeated_when_all_is_signed_says_nothing_new() => Given(Story.At(Stage.Signed)).When(Ask.Consent(Qingsu, Digest1)).ThenNothing();

    [Theory]
    [InlineData(PartyRole.Principal, true)]
    [InlineData(PartyRole.Initiator, true)]
    [InlineData(PartyRole.CoLead, true)]
    [InlineData(PartyRole.Member, false)]
    [InlineData(PartyRole.Witness, false)]
    [InlineData(PartyRole.Guide, false)]
    [InlineData(PartyRole.Host, false)]
    [InlineData(PartyRole.ApprovingAuthority, false)]
    [InlineData(PartyRole.Beneficiary, false)]
    public void Only_those_who_are_bound_consent(PartyRole role, bool bound)
    {
        var party = Party.OfBody("voc-alliance", role, new Text("职业教育协同发展联盟"));
        var asked = Given(Story.ProposedAmong(AgreementKind.Aid, First, party).And(new TermsRevised(1, Text1, Digest1, [])))
            .When(Ask.Consent("voc-alliance", Digest1));
        if (bound)
        {
            asked.Then(new TermsConsented("voc-alliance", Digest1, Now));
        }
        else
        {
            asked.ThenRefused(new NotPrincipal("voc-alliance", party.Name));
        }
    }
}
