using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Joining;

public sealed class AddPartySpecs : RefusalSpecs<AddPartySpecs>, IRefusalCases
{
    private static readonly Party Third = Party.OfInstitution("third", PartyRole.Principal, new Text("第三所学校", "A third school"));
    private static readonly Party Guide = Party.OfBody("voc-alliance", PartyRole.Guide, new Text("职业教育协同发展联盟"));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("a school that is a party already", Story.At(Stage.Proposed), Ask.Add(First with { Id = "again" }), new PartyNamedTwice(Qingsu, QingsuName)),
        new("it is a party in another role", Story.At(Stage.Proposed), Ask.Add(Member with { Role = PartyRole.Guide }),
            new PartyNamedTwice(Changan, ChanganName)),
        new("the id is another's", Story.At(Stage.Proposed), Ask.Add(Third with { Id = Qingsu }), new PartyIdTaken(Qingsu, QingsuName)),
        new("the id was another's", Story.At(Stage.Proposed).And(new PartyLeft(Changan, "业务调整", Now, [], null)), Ask.Add(Third with { Id = Changan }),
            new PartyIdTaken(Changan, ChanganName)),
        new("who is bound is signed", Story.At(Stage.Signed), Ask.Add(Third), new PrincipalsChangeByAmendment(Third.Id, Third.Name)),
    ];

    [Fact]
    public void A_guide_joins_at_any_time_and_nobody_consents_anew()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var before = Given(Story.At(stage)).State;
            var after = Given(Story.At(stage)).When(Ask.Add(Guide)).Then(new PartyAdded(Guide, null, Now, [], null));
            after.Parties[^1].ShouldBe(Guide);
            after.Consents.ShouldBe(before.Consents);
        }
    }

    [Fact]
    public void Another_principal_voids_all_consents_and_says_whose() =>
        Given(Story.Before(Stage.Negotiated)).When(Ask.Add(Third, "扩大合作")).Then(new PartyAdded(Third, "扩大合作", Now, [Qingsu, CqWomen], null))
            .Consents.ShouldBeEmpty();

    [Fact]
    public void Another_principal_takes_a_negotiated_agreement_back_to_where_its_text_is_consented_to()
    {
        var after = Given(Story.At(Stage.Negotiated)).When(Ask.Add(Third, "扩大合作")).Then(
            new PartyAdded(Third, "扩大合作", Now, [Qingsu, CqWomen], null),
            new AgreementReturned(Stage.Negotiated, Stage.Proposed, "扩大合作", Now));
        Known.UnmetForNext(after).ShouldBe(
            [new ConsentMissing(Qingsu, QingsuName), new ConsentMissing(CqWomen, CqWomenName), new ConsentMissing(Third.Id, Third.Name)]);
    }

    [Fact]
    public void Going_back_has_a_reason_even_when_none_was_given() =>
        Given(Story.At(Stage.Negotiated)).When(Ask.Add(Third)).Then(
            new PartyAdded(Third, null, Now, [Qingsu, CqWomen], null),
            new AgreementReturned(Stage.Negotiated, Stage.Proposed, "签约主体有变动，文本须重新同意。", Now));

    [Fact]
    public void Who_comes_back_begins_afresh_under_the_same_id()
    {
        IReadOnlyList<AgreementEvent> signedThenLeft =
        [
            .. Story.At(Stage.Proposed), new SignatureRecorded(FirstSignature with { Source = Press }), new PartyLeft(Qingsu, "业务调整", Now, [], null),
        ];
        Given(signedThenLeft).State.Signatures.ShouldContainKey(Qingsu);
        var after = Given(signedThenLeft).When(Ask.Add(First)).Then(new PartyAdded(First, null, Now, [], null));
        after.FindParty(Qingsu).ShouldBe(First);
        after.Signatures.ShouldBeEmpty();
        after.FormerParties.Count.ShouldBe(1);
    }

    [Fact]
    public void What_a_source_tells_has_no_day_made_up() =>
        Given(Story.At(Stage.Signed)).When(Ask.Add(Guide) with { Source = Press }).Then(new PartyAdded(Guide, null, null, [], Press));
}
