using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Amending;

public sealed class AmendingSpecs : RefusalSpecs<AmendingSpecs>, IRefusalCases
{
    private static readonly Party Joiner = Party.OfInstitution("changan-school", PartyRole.Principal, new Text("长安技师学院"));
    private static readonly PartyChanges Swap = new([Joiner], [CqWomen]);
    private static readonly string SwapDigest = AmendmentDigest.Of(Text2, Swap);

    private static readonly IReadOnlyList<AgreementEvent> Signed = Story.At(Stage.Signed);
    private static readonly AmendmentProposed Proposed = new(1, Ask.AmendmentTitle, Text2, Digest2, null, "增加课程建设", Now);
    private static readonly IReadOnlyList<AgreementEvent> Open = Signed.And(Proposed);
    private static readonly AmendmentConsented First1 = new(1, Qingsu, Digest2, Now);
    private static readonly IReadOnlyList<AgreementEvent> Agreed = Open.And(First1, new AmendmentConsented(1, CqWomen, Digest2, Now));
    private static readonly IReadOnlyList<AgreementEvent> Under = Agreed.And(new AmendmentSigned(1, FirstSignature), new AmendmentSigned(1, SecondSignature));
    private static readonly DateOnly NewYear = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2028, 3, 27);
    internal static readonly IReadOnlyList<AgreementEvent> Scheduled = Under.And(new AmendmentScheduled(1, NewYear, Now));
    private static readonly AmendmentAdopted Adopted = new(1, 2, Digest2, Now);
    private static readonly IReadOnlyList<AgreementEvent> InForce = Under.And(Adopted);
    private static readonly IReadOnlyList<AgreementEvent> GivenUp = Open.And(new AmendmentWithdrawn(1, "另行签订协议", Now));

    private static readonly AgreementEvent[] AllOfSwap =
        [.. new[] { Qingsu, CqWomen, Joiner.Id }
            .SelectMany(p => new AgreementEvent[] { new AmendmentConsented(1, p, SwapDigest, Now), new AmendmentSigned(1, new Signature(p, Now)) })];

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("another is signed and comes into force later", Scheduled, Ask.Amend(Text2 with { Areas = null }), new AmendmentToCome(1, NewYear)),
        new("signed after the last day", Under.And(new AmendmentSigned(1, SecondSignature with { On = Edtf.Parse("2028-03-28") }), new AgreementExpired(Last)),
            Ask.Adopt().On(Last.AddDays(3)), new SignedAfterTheEnd(1, CqWomen, CqWomenName, Last)),
        new("what is not signed is revised, not amended", Story.At(Stage.Negotiated), Ask.Amend(Text2),
            new WrongStage(Stage.Negotiated, Stage.Signed, Stage.Implementing, Stage.Evaluated)),
        new("one at a time", Open, Ask.Amend(Text2 with { Purpose = null }), new AmendmentOpen(1)),
        new("no reason", Signed, Ask.Amend(Text2, null, " "), new ReasonMissing()),
        new("the text as it is", Signed, Ask.Amend(Text1), new AmendmentChangesNothing()),
        new("changes of parties that name nobody are none", Signed, Ask.Amend(Text1, new PartyChanges([], [])), new AmendmentChangesNothing()),
        new("it would end before it starts", Signed, Ask.Amend(Reversed), new PeriodReversed()),
        new("joining without a name, as a witness, or twice", Signed,
            Ask.Amend(Text2, new PartyChanges([Unnamed, FirstWitness with { Id = "x" }, First, Joiner, Joiner], [])),
            new PartyNotNamed(Unnamed.Id, UnnamedName), new NotPrincipal("x", QingyangEduName), new PartyNamedTwice(Qingsu, QingsuName),
            new PartyNamedTwice(Joiner.Id, Joiner.Name), new PartyNamedTwice(Joiner.Id, Joiner.Name)),
        new("leaving nobody, a witness, and too few are left", Signed, Ask.Amend(Text2, new PartyChanges([], ["nobody", JiangbeiEdu, CqWomen])),
            new PartyUnknown("nobody"), new NotPrincipal(JiangbeiEdu, JiangbeiEduName), new PrincipalsTooFew(1, 2)),
        new("leaving what it owes", Story.At(Stage.Implementing), Ask.Amend(Text2, new PartyChanges([Joiner], [Qingsu])),
            new LeavingPartyOwes(Qingsu, QingsuName)),
        new("proposing while suspended", Signed.And(new AgreementSuspended(Qingsu, "场地整修", Now)), Ask.Amend(Text2), new NotOpen(Standing.Suspended)),
        new("no such amendment", Signed, Ask.ConsentToAmendment(Qingsu, Digest2), new AmendmentUnknown(1)),
        new("consent to another text", Open, Ask.ConsentToAmendment(Qingsu, Digest1), new TextNotOnTheTable(Qingsu, Digest1, Digest2)),
        new("consent of a witness", Open, Ask.ConsentToAmendment(JiangbeiEdu, Digest2), new NotPrincipal(JiangbeiEdu, JiangbeiEduName)),
        new("refusal without a reason", Open, Ask.RefuseAmendment(Qingsu, ""), new ReasonMissing()),
        new("refusal of nobody", Open, Ask.RefuseAmendment("nobody"), new PartyUnknown("nobody")),
        new("a revision that changes nothing", Open, Ask.ReviseAmendment(Text1), new AmendmentChangesNothing()),
        new("signing before all have consented", Open.And(First1), Ask.SignAmendment(FirstSignature), new AmendmentConsentMissing(1, CqWomen, CqWomenName)),
        new("a witness does not sign", Agreed, Ask.SignAmendment(FirstSignature with { Party = JiangbeiEdu }), new NotPrincipal(JiangbeiEdu, JiangbeiEduName)),
        new("adopting what is not consented to and not signed", Open.And(First1), Ask.Adopt(),
            new AmendmentConsentMissing(1, CqWomen, CqWomenName), new AmendmentSignatureMissing(1, Qingsu, QingsuName),
            new AmendmentSignatureMissing(1, CqWomen, CqWomenName)),
        new("a signature of tomorrow",
            Agreed.And(new AmendmentSigned(1, FirstSignature with { On = Tomorrow }), new AmendmentSigned(1, SecondSignature)), Ask.Adopt(),
            new SignatureInFuture(Qingsu, QingsuName, Tomorrow)),
        new("withdrawing without a reason", Open, Ask.WithdrawAmendment(" "), new ReasonMissing()),
        new("what is in force is not withdrawn", InForce, Ask.WithdrawAmendment(), new AmendmentClosed(1, AmendmentStanding.Adopted)),
        new("what is given up is not adopted", GivenUp, Ask.Adopt(), new AmendmentClosed(1, AmendmentStanding.Withdrawn)),
        new("no stage is entered meanwhile", Story.Before(Stage.Implementing).And(Proposed), Ask.Start(), new AmendmentOpen(1)),
        new("no going back meanwhile", Open, Ask.Return(Stage.Proposed), new AmendmentOpen(1)),
    ];

    /// <summary>From next year is from next year: until then the text stays, and the next amendment waits.</summary>
    [Fact]
    public void One_from_a_day_to_come_is_in_force_from_that_day()
    {
        var scheduled = Given(Under).When(Ask.Adopt() with { On = Edtf.Day(NewYear) }).Then(new AmendmentScheduled(1, NewYear, Now));
        scheduled.CurrentTerms!.Digest.ShouldBe(Digest1);
        scheduled.OpenAmendment.ShouldBeNull("it keeps nobody from going on");
        Given(Scheduled).When(Ask.Amend(Text2 with { Areas = null })).ThenRefused(new AmendmentToCome(1, NewYear));
        Given(Scheduled).When(Ask.WithdrawAmendment()).ThenRefused(new AmendmentClosed(1, AmendmentStanding.Scheduled));
        Given(Scheduled).When(new AdoptDueAmendment()).ThenNothing();
        Given(Scheduled).When(new AdoptDueAmendment().On(NewYear.AddDays(3))).Then(new AmendmentAdopted(1, 2, Digest2, Edtf.Day(NewYear)))
            .CurrentTerms!.Digest.ShouldBe(Digest2);
    }

    /// <summary>An extension signed on the last days is adopted although the round has been faster; signed later, it is a renewal's matter.</summary>
    [Fact]
    public void One_signed_in_time_is_adopted_after_the_last_day_and_opens_it_again()
    {
        var longer = Text1 with { Term = new Period(To: Edtf.Parse("2030-12-31")) };
        var digest = TermsDigest.Of(longer);
        var last = new DateOnly(2028, 3, 27);
        IReadOnlyList<AgreementEvent> Signed(string on) => Story.At(Stage.Signed).And(
            new AmendmentProposed(1, Ask.AmendmentTitle, longer, digest, null, "延长", Now),
            new AmendmentConsented(1, Qingsu, digest, Now), new AmendmentConsented(1, CqWomen, digest, Now),
            new AmendmentSigned(1, FirstSignature), new AmendmentSigned(1, SecondSignature with { On = Edtf.Parse(on) }), new AgreementExpired(last));
        Given(Signed("2028-03-27")).When(Ask.Adopt().On(last.AddDays(3)))
            .Then(new AmendmentAdopted(1, 2, digest, Edtf.Parse("2028-03-27")), new AgreementReopened(new DateOnly(2030, 12, 31))).Standing
            .ShouldBe(Standing.Open);
        Given(Signed("2028-03-28")).When(Ask.Adopt().On(last.AddDays(3))).ThenRefused(new SignedAfterTheEnd(1, CqWomen, CqWomenName, last));
    }

    [Fact]
    public void It_is_proposed_consented_to_signed_and_adopted_and_makes_a_revision_with_its_own_consents()
    {
        Given(Signed).When(Ask.Amend(Text2)).Then(Proposed).OpenAmendment!.Number.ShouldBe(1);
        Given(Open).When(Ask.ConsentToAmendment(Qingsu, Digest2)).Then(First1);
        Given(Agreed).When(Ask.SignAmendment(FirstSignature)).Then(new AmendmentSigned(1, FirstSignature));
        var after = Given(Under).When(Ask.Adopt()).Then(Adopted);
        after.OpenAmendment.ShouldBeNull();
        after.CurrentTerms.ShouldBe(new TermsRevision(2, Digest2, Text2));
        after.Consents.ShouldBe(new Dictionary<string, string> { [Qingsu] = Digest2, [CqWomen] = Digest2 }, ignoreOrder: true);
        after.Signatures.Count.ShouldBe(2);
    }

    [Fact]
    public void Principals_join_and_leave_by_the_consent_of_all_of_them()
    {
        var proposed = new AmendmentProposed(1, Ask.AmendmentTitle, Text2, SwapDigest, Swap, "增加课程建设", Now);
        Given(Signed).When(Ask.Amend(Text2, Swap)).Then(proposed);
        Given(Signed.And(proposed)).When(Ask.ConsentToAmendment(Joiner.Id, SwapDigest)).Then(new AmendmentConsented(1, Joiner.Id, SwapDigest, Now));
        Given(Signed.And([proposed, .. AllOfSwap[..4]])).When(Ask.Adopt()).ThenRefused(
            new AmendmentConsentMissing(1, Joiner.Id, Joiner.Name), new AmendmentSignatureMissing(1, Joiner.Id, Joiner.Name));
        var after = Given(Signed.And([proposed, .. AllOfSwap])).When(Ask.Adopt()).Then(Adopted);
        after.Principals.Select(p => p.Id).ShouldBe([Qingsu, Joiner.Id]);
        after.Consents.Keys.ShouldBe([Qingsu, Joiner.Id], ignoreOrder: true);
        after.Signatures.Keys.ShouldBe([Qingsu]);
    }

    /// <summary>One digest for both, or a consent to the text would be taken for a consent to who joins.</summary>
    [Fact]
    public void The_same_text_with_other_parties_is_another_thing_to_consent_to()
    {
        SwapDigest.ShouldNotBe(Digest2);
        Given(Open).When(Ask.ReviseAmendment(Text2, Swap)).Then(new AmendmentRevised(1, Text2, SwapDigest, Swap, []));
        Given(Open.And(new AmendmentRevised(1, Text2, SwapDigest, Swap, []))).When(Ask.ConsentToAmendment(Qingsu, Digest2))
            .ThenRefused(new TextNotOnTheTable(Qingsu, Digest2, SwapDigest));
    }

    [Fact]
    public void Another_text_voids_consents_and_signatures_and_says_whose()
    {
        var other = Text2 with { Purpose = null };
        var after = Given(Under).When(Ask.ReviseAmendment(other)).Then(new AmendmentRevised(1, other, TermsDigest.Of(other), null, [CqWomen, Qingsu]));
        after.OpenAmendment!.Consents.ShouldBeEmpty();
        after.OpenAmendment.Signatures.ShouldBeEmpty();
        after.OpenAmendment.Title.ShouldBe(Ask.AmendmentTitle);
    }

    [Fact]
    public void Who_refuses_takes_back_its_consent_and_may_consent_again()
    {
        var refused = new AmendmentRefused(1, Qingsu, "课时未定", Now);
        var after = Given(Agreed.And(new AmendmentSigned(1, FirstSignature))).When(Ask.RefuseAmendment(Qingsu)).Then(refused).OpenAmendment!;
        after.Consents.ShouldBe([CqWomen]);
        after.Signatures.ShouldBeEmpty();
        after.Refusals.ShouldBe([KeyValuePair.Create(Qingsu, "课时未定")]);
        Given(Open.And(refused)).When(Ask.ConsentToAmendment(Qingsu, Digest2)).Then(First1).OpenAmendment!.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void Given_up_it_holds_nothing_up_and_the_next_has_the_next_number()
    {
        Given(Open).When(Ask.WithdrawAmendment()).Then(new AmendmentWithdrawn(1, "另行签订协议", Now)).CurrentTerms!.Digest.ShouldBe(Digest1);
        Given(GivenUp).When(Ask.Amend(Text2)).Then(Proposed with { Number = 2 });
        Given(Story.Before(Stage.Implementing).And(Proposed, new AmendmentWithdrawn(1, "另行签订协议", Now))).When(Ask.Start())
            .Then(new ImplementationStarted(Now, null, null));
    }

    [Fact]
    public void What_happened_since_the_proposal_can_stand_against_it()
    {
        var proposed = new AmendmentProposed(1, Ask.AmendmentTitle, Text2, SwapDigest, new PartyChanges([Joiner], [Qingsu]), "增加课程建设", Now);
        Given(Signed.And([proposed, .. AllOfSwap, new CommitmentAdded(Exchange)])).When(Ask.Adopt()).ThenRefused(new LeavingPartyOwes(Qingsu, QingsuName));
    }

    [Fact]
    public void The_same_again_says_nothing_new()
    {
        Given(InForce).When(Ask.ConsentToAmendment(Qingsu, Digest2)).ThenNothing();
        Given(InForce).When(Ask.SignAmendment(FirstSignature)).ThenNothing();
        Given(InForce).When(Ask.ReviseAmendment(Text2)).ThenNothing();
        Given(GivenUp).When(Ask.WithdrawAmendment()).ThenNothing();
    }

    [Fact]
    public void A_suspended_agreement_is_not_amended_but_an_open_amendment_can_be_given_up()
    {
        var suspended = Open.And(new AgreementSuspended(Qingsu, "场地整修", Now));
        Given(suspended).When(Ask.ConsentToAmendment(Qingsu, Digest2)).ThenRefused(new NotOpen(Standing.Suspended));
        Given(suspended).When(Ask.WithdrawAmendment()).Then(new AmendmentWithdrawn(1, "另行签订协议", Now));
    }
}
