using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Returning;

public sealed class ReturnSpecs : RefusalSpecs<ReturnSpecs>, IRefusalCases
{
    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("a later stage", Story.At(Stage.Negotiated), Ask.Return(Stage.Signed), new StageNotEarlier(Stage.Negotiated, Stage.Signed)),
        new("no reason", Story.At(Stage.Signed), Ask.Return(Stage.Proposed, "  "), new ReasonMissing()),
    ];

    [Theory]
    [InlineData(Stage.Negotiated, Stage.Proposed)]
    [InlineData(Stage.Signed, Stage.Proposed)]
    [InlineData(Stage.Signed, Stage.Negotiated)]
    [InlineData(Stage.Implementing, Stage.Proposed)]
    [InlineData(Stage.Implementing, Stage.Negotiated)]
    [InlineData(Stage.Implementing, Stage.Signed)]
    [InlineData(Stage.Evaluated, Stage.Proposed)]
    [InlineData(Stage.Evaluated, Stage.Negotiated)]
    [InlineData(Stage.Evaluated, Stage.Signed)]
    [InlineData(Stage.Evaluated, Stage.Implementing)]
    public void One_goes_back_to_any_earlier_stage_with_a_reason(Stage from, Stage to)
    {
        var after = Given(Story.At(from)).When(Ask.Return(to)).Then(new AgreementReturned(from, to, "条款有变", Now, true));
        after.Stage.ShouldBe(to);
        after.Entries.Keys.ShouldBe(Enum.GetValues<Stage>().Where(s => s <= to));
        after.Evaluation.ShouldBeNull();
    }

    [Fact]
    public void Back_to_the_same_stage_says_nothing_new() => Given(Story.At(Stage.Signed)).When(Ask.Return(Stage.Signed)).ThenNothing();

    [Fact]
    public void When_the_text_is_open_again_nobody_has_consented_to_it()
    {
        var after = Back(Stage.Signed, Stage.Proposed);
        after.Consents.ShouldBeEmpty();
        after.CurrentTerms!.Digest.ShouldBe(Digest1);
    }

    /// <summary>Forward again with the same text nobody has to sign twice; with another text everybody does.</summary>
    [Fact]
    public void What_was_signed_counts_again_for_the_text_that_it_was_for()
    {
        var back = Story.At(Stage.Implementing).And(new AgreementReturned(Stage.Implementing, Stage.Proposed, "错", null, true));
        AgreementEvent[] same =
        [
            new TermsConsented(Qingsu, Digest1, Now), new TermsConsented(CqWomen, Digest1, Now), new AgreementNegotiated(Digest1, Now, null),
        ];
        AgreementEvent[] other =
        [
            new TermsRevised(2, Text2, Digest2, []), new TermsConsented(Qingsu, Digest2, Now), new TermsConsented(CqWomen, Digest2, Now),
            new AgreementNegotiated(Digest2, Now, null),
        ];
        Given(back.And(same)).When(Ask.Signed()).Then(new AgreementSigned(Visit, "重庆", null, null));
        var after = Given(back.And(other)).State;
        (after.Signatures.Count, after.Attestations.Count, after.Ceremony).ShouldBe((0, 0, null));
        Given(back.And(other)).When(Ask.Signed()).Decided.Refusals.Select(r => r.Code)
            .ShouldBe(["signature-missing", "signature-missing", "witness-missing", "witness-missing", "document-or-ceremony-missing"]);
    }

    [Fact]
    public void When_a_release_before_unsigned_it_what_made_it_signed_is_void()
    {
        var after = Back(Stage.Implementing, Stage.Negotiated);
        after.Consents.Count.ShouldBe(2);
        (after.Signatures.Count, after.Attestations.Count, after.Ceremony, after.IsApproved).ShouldBe((0, 0, null, false));
    }

    [Fact]
    public void A_waiver_of_the_results_list_is_void_when_work_goes_on_and_one_for_the_signing_is_not() =>
        Given(Story.Before(Stage.Evaluated).And(
                new GuardWaived("witness-missing", "已说明", JiangbeiEdu), new GuardWaived("results-list-missing", "已说明", JiangbeiEdu),
                new AgreementEvaluated(89m, Grade.Good, Recommendation.Renew, Now, null),
                new AgreementReturned(Stage.Evaluated, Stage.Implementing, "重新评价", Now)))
            .State.Waivers.Keys.ShouldBe(["witness-missing"]);

    [Fact]
    public void A_waiver_for_the_signing_is_void_when_it_is_unsigned_again() =>
        Given(Story.At(Stage.Negotiated).And(
                new GuardWaived("witness-missing", "已说明", JiangbeiEdu), new AgreementSigned(null, null, null, null),
                new AgreementReturned(Stage.Signed, Stage.Negotiated, "错", null)))
            .State.Waivers.ShouldBeEmpty();

    [Fact]
    public void When_it_is_still_signed_the_signing_stands()
    {
        var after = Back(Stage.Evaluated, Stage.Signed);
        (after.Signatures.Count, after.Attestations.Count, after.Ceremony is not null, after.IsApproved).ShouldBe((2, 2, true, true));
    }

    [Fact]
    public void When_work_goes_on_it_is_rated_anew_but_facts_stay()
    {
        var after = Back(Stage.Evaluated, Stage.Implementing);
        after.Ratings.ShouldBeEmpty();
        (after.Commitments.Count, after.Liaisons.Count, after.Outcomes.Count).ShouldBe((2, 2, 1));
        after.Commitments[0].IsKept.ShouldBeTrue();
    }

    [Fact]
    public void After_going_back_the_guards_hold_again() =>
        Given(Story.At(Stage.Signed).And(new AgreementReturned(Stage.Signed, Stage.Proposed, "错", null)))
            .When(Ask.Negotiated()).ThenRefused(new ConsentMissing(Qingsu, QingsuName), new ConsentMissing(CqWomen, CqWomenName));

    private static Agreement Back(Stage from, Stage to) => Given(Story.At(from).And(new AgreementReturned(from, to, "错", null))).State;
}
