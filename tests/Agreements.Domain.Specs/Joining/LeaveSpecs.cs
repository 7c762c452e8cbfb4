using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Joining;

public sealed class LeaveSpecs : RefusalSpecs<LeaveSpecs>, IRefusalCases
{
    private static readonly Party Third = Party.OfInstitution("third", PartyRole.Principal, new Text("第三所学校", "A third school"));

    private static IReadOnlyList<AgreementEvent> Gone => Story.At(Stage.Implementing).And(new PartyLeft(Changan, "业务调整", Visit, [], null));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", Story.At(Stage.Proposed), Ask.Leave("nobody"), new PartyUnknown("nobody")),
        new("no reason", Story.At(Stage.Proposed), Ask.Leave(Changan, " "), new ReasonMissing()),
        new("nobody leaves twice", Gone, Ask.Leave(Changan, "另有原因"), new PartyGone(Changan, ChanganName, Visit)),
        new("who was replaced does not leave", Story.At(Stage.Proposed).And(new PartyReplaced(Qingsu, Third, "合并", null, [], null)), Ask.Leave(Qingsu),
            new PartyGone(Qingsu, QingsuName, null)),
        new("negotiated among two, one is too few", Story.At(Stage.Negotiated), Ask.Leave(CqWomen), new PrincipalsWouldBeTooFew(1, 2)),
        new("somebody must be bound", Story.ProposedAmong(AgreementKind.FriendshipSchool, First, FirstWitness), Ask.Leave(Qingsu),
            new PrincipalsWouldBeTooFew(0, 1)),
        new("who is bound is signed", Story.At(Stage.Signed), Ask.Leave(CqWomen), new PrincipalsChangeByAmendment(CqWomen, CqWomenName)),
    ];

    [Fact]
    public void A_member_leaves_at_any_time_and_its_name_is_still_known()
    {
        var after = Given(Story.At(Stage.Implementing)).When(Ask.Leave(Changan) with { On = Visit }).Then(new PartyLeft(Changan, "业务调整", Visit, [], null));
        after.FindParty(Changan).ShouldBeNull();
        after.FindPartyEver(Changan)!.Name.ShouldBe(ChanganName);
        after.FormerParties.ShouldBe([new FormerParty(Member, Visit, "业务调整", null)]);
    }

    [Fact]
    public void Leaving_again_with_the_same_reason_says_nothing_new_on_a_later_day() =>
        Given(Gone).When(Ask.Leave(Changan).On(Today.AddDays(3))).ThenNothing();

    [Fact]
    public void While_it_is_proposed_a_principal_leaves_and_those_who_stay_consent_anew()
    {
        var after = Given(Story.Before(Stage.Negotiated)).When(Ask.Leave(CqWomen)).Then(new PartyLeft(CqWomen, "业务调整", Now, [Qingsu, CqWomen], null));
        after.Principals.ShouldBe([First]);
        Known.UnmetForNext(after).ShouldBe([new PrincipalsTooFew(1, 2), new ConsentMissing(Qingsu, QingsuName)]);
    }

    [Fact]
    public void Of_three_one_may_leave_what_is_negotiated_and_it_is_negotiated_again()
    {
        var amongThree = Story.Before(Stage.Negotiated).And(
            new PartyAdded(Third, null, Now, [Qingsu, CqWomen], null), new TermsConsented(Qingsu, Digest1, Now), new TermsConsented(CqWomen, Digest1, Now),
            new TermsConsented("third", Digest1, Now), new AgreementNegotiated(Digest1, Now, null));
        var after = Given(amongThree).When(Ask.Leave("third")).Then(
            new PartyLeft("third", "业务调整", Now, [Qingsu, CqWomen, "third"], null), new AgreementReturned(Stage.Negotiated, Stage.Proposed, "业务调整", Now));
        after.Stage.ShouldBe(Stage.Proposed);
        after.Principals.ShouldBe([First, Second]);
    }

    [Fact]
    public void A_witness_that_left_holds_nobody_up() =>
        Known.UnmetForNext(
            Given(Story.Before(Stage.Signed).Without<WitnessAttested>(e => e.Party == JiangbeiEdu)).When(Ask.Leave(JiangbeiEdu))
                .Then(new PartyLeft(JiangbeiEdu, "业务调整", Now, [], null))).ShouldBeEmpty();
}

public sealed class ChangeRoleSpecs : RefusalSpecs<ChangeRoleSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", Story.At(Stage.Proposed), Ask.Recast("nobody", PartyRole.Guide), new PartyUnknown("nobody")),
        new("it has left", Story.At(Stage.Proposed).And(new PartyLeft(Changan, "业务调整", null, [], null)), Ask.Recast(Changan, PartyRole.Guide),
            new PartyGone(Changan, ChanganName, null)),
        new("a member is not bound once it is signed", Story.At(Stage.Signed), Ask.Recast(Changan, PartyRole.Principal),
            new PrincipalsChangeByAmendment(Changan, ChanganName)),
        new("nor is a principal freed", Story.At(Stage.Signed), Ask.Recast(CqWomen, PartyRole.Member), new PrincipalsChangeByAmendment(CqWomen, CqWomenName)),
        new("too few would be bound", Story.At(Stage.Negotiated), Ask.Recast(CqWomen, PartyRole.Member), new PrincipalsWouldBeTooFew(1, 2)),
    ];

    [Fact]
    public void Roles_of_those_who_are_not_bound_change_at_any_time() =>
        Given(Story.At(Stage.Implementing)).When(Ask.Recast(Changan, PartyRole.Beneficiary, "分工调整"))
            .Then(new RoleChanged(Changan, PartyRole.Member, PartyRole.Beneficiary, "分工调整", Now, []));

    [Fact]
    public void One_who_is_bound_and_stays_bound_keeps_its_consent_and_signature()
    {
        var after = Given(Story.Before(Stage.Signed)).When(Ask.Recast(CqWomen, PartyRole.CoLead))
            .Then(new RoleChanged(CqWomen, PartyRole.Principal, PartyRole.CoLead, null, Now, []));
        after.Consents.Count.ShouldBe(2);
        after.Signatures.Count.ShouldBe(2);
        after.Stage.ShouldBe(Stage.Negotiated);
    }

    [Fact]
    public void Who_becomes_bound_voids_the_consents_of_the_others() =>
        Given(Story.Before(Stage.Negotiated)).When(Ask.Recast(Changan, PartyRole.Principal))
            .Then(new RoleChanged(Changan, PartyRole.Member, PartyRole.Principal, null, Now, [Qingsu, CqWomen]))
            .Principals.Count().ShouldBe(3);

    [Fact]
    public void A_witness_made_a_guide_need_not_attest_and_its_attestation_is_no_witnesss() =>
        Given(Story.Before(Stage.Signed)).When(Ask.Recast(JiangbeiEdu, PartyRole.Guide))
            .Then(new RoleChanged(JiangbeiEdu, PartyRole.Witness, PartyRole.Guide, null, Now, [])).Attestations.ShouldBe([QingyangEdu]);

    [Fact]
    public void The_role_it_has_is_no_change() => Given(Story.At(Stage.Signed)).When(Ask.Recast(CqWomen, PartyRole.Principal)).ThenNothing();
}
