using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Guarding;

/// <summary>What waits for whom.</summary>
public sealed class WaitSpecs
{
    private static readonly IReadOnlyList<AgreementEvent> Drafted = Story.At(Stage.Proposed).And(new TermsRevised(1, Text1, Digest1, []));
    private static readonly IReadOnlyList<AgreementEvent> Working = Story.At(Stage.Implementing);
    private static readonly AmendmentProposed Amendment = new(1, Title, Text2, Digest2, null, "增加课程建设", Now);

    [Fact]
    public void A_text_waits_for_those_who_have_not_answered() =>
        Waiting(Drafted.And(new TermsConsented(Qingsu, Digest1, Now))).ShouldBe(["consent-missing party cq-women"]);

    [Fact]
    public void A_refused_text_waits_for_another_and_for_nobodys_consent() =>
        Waiting(Drafted.And(new TermsConsented(Qingsu, Digest1, Now), new TermsRefused(CqWomen, Digest1, "期限过长", Now)))
            .ShouldBe(["terms-refused coordinator "]);

    [Fact]
    public void What_no_party_in_particular_can_meet_waits_for_the_coordinator() => Waiting(Story.At(Stage.Proposed)).ShouldBe(["terms-missing coordinator "]);

    [Fact]
    public void While_work_goes_on_nobody_is_asked_for_ratings_before_the_last_months()
    {
        Waits.Of(Given(Working).State, Today).Select(w => (w.Code, w.Party, w.From)).ShouldBe(
        [
            ("rating-missing", Qingsu, new DateOnly(2028, 1, 27)), ("rating-missing", CqWomen, new DateOnly(2028, 1, 27)),
            ("results-list-missing", (string?)null, new DateOnly(2028, 1, 27)),
        ]);
        Waiting(Story.At(Stage.Implementing).Without<TermsRevised>().Without<TermsConsented>()).ShouldBeEmpty();
    }

    [Fact]
    public void A_last_day_before_the_calendar_is_asked_from_its_first_day()
    {
        var text = Text2 with { Term = new Period(To: Edtf.Parse("-2010")) };
        var amended = Working.And(
            new AmendmentProposed(1, Title, text, TermsDigest.Of(text), null, "笔误", Now), new AmendmentAdopted(1, 2, TermsDigest.Of(text), Now));
        Waits.Of(Given(amended).State, Today).Select(w => w.From).ShouldContain(DateOnly.MinValue);
    }

    [Fact]
    public void A_claim_waits_for_the_other_sides() =>
        Waiting(Working.And(new CommitmentClaimed(Exchange.Id, Qingsu, "照片", null, Now))).ShouldContain("claim-unverified party cq-women");

    [Fact]
    public void A_claim_does_not_wait_for_the_one_who_made_it() =>
        Waiting(Working.And(new CommitmentClaimed(Exchange.Id, Qingsu, "照片", null, Now))).ShouldNotContain("claim-unverified party qingsu");

    [Fact]
    public void A_supplementary_agreement_waits_for_answers_then_for_signatures()
    {
        Of(Working.And(Amendment)).ShouldBe(["amendment-consent-missing party qingsu", "amendment-consent-missing party cq-women"]);
        Of(Working.And(Amendment, new AmendmentRefused(1, Qingsu, "费用过高", Now)))
            .ShouldBe(["amendment-consent-missing party cq-women", "amendment-refused coordinator "]);
        Of(Working.And(
            Amendment, new AmendmentConsented(1, Qingsu, Digest2, Now), new AmendmentConsented(1, CqWomen, Digest2, Now),
            new AmendmentSigned(1, FirstSignature)))
            .ShouldBe(["amendment-signature-missing party cq-women"]);

        static IEnumerable<string> Of(IReadOnlyList<AgreementEvent> happened) =>
            Waiting(happened).Where(w => w.StartsWith("amendment", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_suspended_waits_for_nothing_but_each_that_suspended_it() =>
        Waiting(Working.And(
            new AgreementSuspended(CqWomen, "校舍整修", Now), new AgreementSuspended(JiangbeiEdu, "审计", Now),
            new AgreementSuspended(Qingsu, "上级决定", Now, ParentId)))
            .ShouldBe(["suspended party cq-women", "suspended party jiangbei-edu"]);

    [Fact]
    public void What_is_closed_waits_for_nothing() => Waiting(Drafted.And(new AgreementDeclined(Qingsu, "条件不成熟", Now))).ShouldBeEmpty();

    [Fact]
    public void What_waits_for_others_than_itself_is_asked_only_while_it_is_open()
    {
        Waits.RelatedOf(Given(Drafted).State)!.Parent.ShouldBe(ParentId);
        Waits.RelatedOf(Given(Drafted.And(new AgreementDeclined(Qingsu, "条件不成熟", Now))).State).ShouldBeNull();
        Waits.RelatedOf(Given(Working).State).ShouldBeNull("rating looks back");
        Waits.For(new ParentNotOpen(ParentId, Title, Standing.Suspended)).For.ShouldBe(CanMeet.Coordinator);
    }

    /// <summary>By when things happened: the stage was entered or gone back to, the text came, it was claimed, proposed, consented to or suspended.</summary>
    [Fact]
    public void What_waits_has_waited_since_the_day_it_could_be_given()
    {
        Since(Story.ProposedAmong(AgreementKind.Aid, First, Second)).ShouldBe([Today]);
        Since(Drafted.And(new TermsRevised(2, Text2, Digest2, [], On: Day(4)))).ShouldBe([new(2025, 4, 4)]);
        Since(Story.At(Stage.Negotiated).And(new AgreementReturned(Stage.Negotiated, Stage.Proposed, "换文本", Day(5)))).ShouldBe([new(2025, 4, 5)]);
        Since(Working.And(new CommitmentClaimed(Exchange.Id, Qingsu, "照片", null, Day(6))), "claim-unverified").ShouldBe([new(2025, 4, 6)]);
        Since(Working.And(Amendment with { On = Day(7) }), "amendment-consent-missing").ShouldBe([new(2025, 4, 7)]);
        Since(
            Working.And(Amendment, new AmendmentConsented(1, Qingsu, Digest2, Now), new AmendmentConsented(1, CqWomen, Digest2, Day(8))),
            "amendment-signature-missing").ShouldBe([new(2025, 4, 8)]);
        Since(Working.And(new AgreementSuspended(CqWomen, "校舍整修", Day(9)))).ShouldBe([new(2025, 4, 9)]);
        Since(Working, "rating-missing").ShouldBe([new(2028, 1, 27)], "nobody was asked before");

        static Edtf Day(int day) => Edtf.Day(new DateOnly(2025, 4, day));
        static IEnumerable<DateOnly?> Since(IReadOnlyList<AgreementEvent> happened, string? code = null) =>
            Waits.Of(Given(happened).State, Today).Where(w => code is null || w.Code == code).Select(w => w.Since).Distinct();
    }

    [Fact]
    public void Nobody_knows_since_when_it_waits_that_entered_its_stage_nobody_knows_when() =>
        Waits.Of(Given(Story.At(Stage.Negotiated).Select(e => e is AgreementNegotiated n ? n with { On = null } : e).ToArray()).State, Today)
            .Select(w => w.Since).Distinct().ShouldBe([null]);

    private static IEnumerable<string> Waiting(IReadOnlyList<AgreementEvent> happened) =>
        Waits.Of(Given(happened).State, Today).Select(w => $"{w.Code} {KebabEnum<CanMeet>.Name(w.For)} {w.Party}");
}
