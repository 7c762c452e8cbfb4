using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Signing;

/// <summary>A body that is a witness stands for its members on that day: it attests, or each of them does.</summary>
public sealed class BodyWitnessSpecs : RefusalSpecs<BodyWitnessSpecs>, IRefusalCases
{
    private static readonly Party Alliance = Party.OfBody("voc-alliance", PartyRole.Witness, new Text("职业教育协同发展联盟", "Alliance"));

    private static readonly IReadOnlyList<AgreementEvent> WithAlliance = Story.At(Stage.Negotiated).And(new PartyAdded(Alliance, null, Now, [], null));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nothing is known of its members", WithAlliance, ByMember(QingyangEdu).Knowing(RelatedState.Nothing), new NotMember(QingyangEdu, Alliance.Name)),
        new("one that is no member", WithAlliance, ByMember(Changan), new NotMember(Changan, Alliance.Name)),
    ];

    [Fact]
    public void Whom_the_body_stood_for_is_written_down()
    {
        var after = Given(WithAlliance).When(ByMember(QingyangEdu)).Then(Attested(QingyangEdu));
        after.Attestations.ShouldBeEmpty();
        after.IsAttestedByMembers(Alliance.Id).ShouldBeFalse();
    }

    [Fact]
    public void When_each_member_has_attested_the_body_has() =>
        Given(WithAlliance.And(Attested(QingyangEdu))).When(ByMember(JiangbeiEdu)).Then(Attested(JiangbeiEdu)).IsAttestedByMembers(Alliance.Id).ShouldBeTrue();

    [Fact]
    public void Where_not_all_members_are_known_they_never_make_up_the_body()
    {
        var incomplete = Around(complete: false);
        var after = Given(WithAlliance.And(Attested(QingyangEdu) with { Members = null })).When(ByMember(JiangbeiEdu).Knowing(incomplete))
            .Then(Attested(JiangbeiEdu) with { Members = null });
        after.IsAttestedByMembers(Alliance.Id).ShouldBeFalse();
    }

    [Fact]
    public void Where_witnesses_attest_collectively_the_members_make_up_the_body()
    {
        Missing(Collective, WithAlliance).ShouldBe([Alliance.Id]);
        Missing(Collective, WithAlliance.And(Attested(QingyangEdu))).ShouldBe([Alliance.Id]);
        Missing(Collective, WithAlliance.And(Attested(QingyangEdu), Attested(JiangbeiEdu))).ShouldBeEmpty();
        Missing(Collective, WithAlliance.And(new WitnessAttested(Alliance.Id, Now, null, null))).ShouldBeEmpty();
    }

    /// <summary>A member that has left since is needed no longer; one that has joined is.</summary>
    [Fact]
    public void Whom_the_body_no_longer_stands_for_need_not_attest()
    {
        var one = WithAlliance.And(Attested(QingyangEdu));
        Missing(Collective, one, QingyangEdu, JiangbeiEdu).ShouldBe([Alliance.Id]);
        Missing(Collective, one, QingyangEdu).ShouldBeEmpty();
        Missing(Collective, one, QingyangEdu, Changan).ShouldBe([Alliance.Id]);
    }

    [Fact]
    public void Where_each_named_witness_attests_a_body_attests_itself() =>
        Missing(EachNamed, WithAlliance.And(Attested(QingyangEdu), Attested(JiangbeiEdu))).ShouldBe([Alliance.Id]);

    [Fact]
    public void The_body_is_asked_for_only_when_a_member_attests()
    {
        var state = Given(WithAlliance).State;
        ((AttestAsWitness)ByMember(QingyangEdu).Command).Needs(state).Bodies.ShouldBe(["voc-alliance"]);
        Ask.Attest(Alliance.Id).Needs(state).ShouldBe(Needs.Nothing);
    }

    private static readonly AgreementProposed Collective = new(AgreementKind.AllianceCharter, 2, Title, [First, Second], null, Now, null, null);

    private static readonly AgreementProposed EachNamed = new(AgreementKind.FriendshipSchool, 1, Title, [First, Second], null, Now, null, null);

    /// <summary>The witnesses that are still asked for, when it was proposed so and all this happened.</summary>
    private static IEnumerable<string?> Missing(AgreementProposed proposed, IReadOnlyList<AgreementEvent> happened, params string[] members) =>
        Guards.Unmet(
            Given([proposed, .. happened.Skip(1)]).State, Stage.Signed, Today, Around(true, members.Length == 0 ? [QingyangEdu, JiangbeiEdu] : members))
            .OfType<WitnessMissing>().Select(w => w.Party);

    private static WitnessAttested Attested(string member) => new(Alliance.Id, Now, null, null, member, [QingyangEdu, JiangbeiEdu]);

    private static Asked ByMember(string member) => (Ask.Attest(Alliance.Id) with { Member = member }).Knowing(Around(complete: true));

    private static RelatedState Around(bool complete, params string[] members)
    {
        var facts = new BodyFacts(
            "voc-alliance", BodyKind.Alliance, Alliance.Name, null, [], members.Length == 0 ? [QingyangEdu, JiangbeiEdu] : members, complete, null, null);
        var body = Body.Evolve(Body.Unwritten(Id), new BodyRegistered(facts, null));
        return Ask.Tree.And(body);
    }
}
