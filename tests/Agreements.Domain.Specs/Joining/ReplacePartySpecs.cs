using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Joining;

public sealed class ReplacePartySpecs : RefusalSpecs<ReplacePartySpecs>, IRefusalCases
{
    private static readonly Party Successor = new("merged", "merged", null, PartyRole.Initiator, ChanganName);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("nobody of that id", Story.At(Stage.Proposed), Ask.Replace("nobody", "merged"), new PartyUnknown("nobody")),
        new("it is gone already", Story.At(Stage.Proposed).And(new PartyLeft(Changan, "业务调整", Visit, [], null)), Ask.Replace(Changan, "merged"),
            new PartyGone(Changan, ChanganName, Visit)),
        new("no reason", Story.At(Stage.Proposed), Ask.Replace(Qingsu, "merged", " "), new ReasonMissing()),
        new("by nobody", Story.At(Stage.Proposed), Ask.Replace(Qingsu, "merged") with { Institution = null }, new InstitutionOrBodyMissing()),
        new("by two", Story.At(Stage.Proposed), Ask.Replace(Qingsu, "merged") with { Body = "voc-alliance" }, new InstitutionOrBodyMissing()),
        new("by one that is a party", Story.At(Stage.Proposed), Ask.Replace(Qingsu, CqWomen), new PartyNamedTwice(CqWomen, CqWomenName)),
        new("one that is not named yet is named, not replaced", Story.ProposedAmong(AgreementKind.Aid, First, Unnamed), Ask.Replace(Unnamed.Id, "merged"),
            new PartyNotNamed(Unnamed.Id, UnnamedName)),
        new("who is bound is signed", Story.At(Stage.Implementing), Ask.Replace(Qingsu, "merged"), new PrincipalsChangeByAmendment(Qingsu, QingsuName)),
    ];

    [Fact]
    public void The_successor_stands_in_its_place_and_consents_anew()
    {
        var after = Given(Story.Before(Stage.Negotiated)).When(Ask.Replace(Qingsu, "merged"))
            .Then(new PartyReplaced(Qingsu, Successor, "两校合并", Now, [Qingsu, CqWomen], null, true));
        after.Parties[0].ShouldBe(Successor);
        after.Consents.ShouldBeEmpty();
        after.FormerParties.ShouldBe([new FormerParty(First, Now, "两校合并", "merged")]);
        after.FindParty(Qingsu).ShouldBeNull();
        after.FindPartyEver(Qingsu).ShouldBe(First);
    }

    [Fact]
    public void The_successor_owes_what_the_one_before_owed() =>
        Given(Story.At(Stage.Negotiated).And(new CommitmentAdded(Exchange))).When(Ask.Replace(Qingsu, "merged")).Then(
                new PartyReplaced(Qingsu, Successor, "两校合并", Now, [Qingsu, CqWomen], null, true),
                new AgreementReturned(Stage.Negotiated, Stage.Proposed, "两校合并", Now))
            .FindCommitment(Exchange.Id)!.Commitment.Owner.ShouldBe("merged");

    [Fact]
    public void A_witness_is_replaced_after_the_signing_and_the_new_one_has_not_attested()
    {
        var witness = new Party("merged", "merged", null, PartyRole.Witness, ChanganName);
        var after = Given(Story.At(Stage.Signed)).When(Ask.Replace(JiangbeiEdu, "merged"))
            .Then(new PartyReplaced(JiangbeiEdu, witness, "两校合并", Now, [], null, true));
        after.Attestations.ShouldContain(JiangbeiEdu);
        after.Attestations.ShouldNotContain("merged");
    }
}
