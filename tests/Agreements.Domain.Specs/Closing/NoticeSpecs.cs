using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Closing;

/// <summary>The terms of the story ask for 30 days of notice; today is 2025-03-28.</summary>
public sealed class NoticeSpecs : RefusalSpecs<NoticeSpecs>, IRefusalCases
{
    private static readonly DateOnly May = new(2025, 4, 27);
    private static readonly TerminationNoticed Noticed = new(CqWomen, "专业调整", Now, May);
    private static readonly IReadOnlyList<AgreementEvent> Signed = Story.At(Stage.Signed);
    private static readonly IReadOnlyList<AgreementEvent> WithoutPeriod = Signed.And(new TermsRevised(2, Text1 with { Term = null }, Digest2, []));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("who is not bound gives no notice", Signed, Ask.Notify(Changan), new NotPrincipal(Changan, ChanganName)),
        new("what is unsigned is declined", Story.At(Stage.Negotiated), Ask.Notify(),
            new WrongStage(Stage.Negotiated, Stage.Signed, Stage.Implementing, Stage.Evaluated)),
        new("no reason", Signed, Ask.Notify(reason: " "), new ReasonMissing()),
        new("a day too early", Signed, Ask.Notify(effective: May.AddDays(-1)), new NoticeTooShort(May, 30)),
        new("a notice of an imprecise day counts from the last it can mean", Signed, Ask.Notify(effective: May) with { On = Edtf.Parse("2025-04") },
            new NoticeTooShort(new DateOnly(2025, 5, 30), 30)),
        new("no period in the terms and no day", WithoutPeriod, Ask.Notify(), new EffectiveDayMissing()),
        new("before the notice itself", WithoutPeriod, Ask.Notify(effective: Today.AddDays(-1)), new NoticeTooShort(Today, null)),
        new("a second notice", Signed.And(Noticed), Ask.Notify(effective: May.AddDays(7)), new NoticePending(CqWomen, CqWomenName, May)),
        new("nothing to revoke", Signed, Ask.Revoke(), new NoticeNotGiven(CqWomen, CqWomenName)),
        new("nobody to revoke for", Signed, Ask.Revoke("nobody"), new PartyUnknown("nobody")),
        new("too late to revoke", Signed.And(Noticed), Ask.Revoke().On(May), new NoticeInEffect(CqWomen, CqWomenName, May)),
        new("no notice to end by", Signed, Ask.EndByNotice(), new NothingNoticed()),
        new("the day has not come", Signed.And(Noticed), Ask.EndByNotice(May.AddDays(-1)), new NoticeNotInEffect(May)),
    ];

    [Fact]
    public void A_notice_takes_effect_at_the_earliest_unless_it_says_a_later_day()
    {
        Given(Signed).When(Ask.Notify()).Then(Noticed).Standing.ShouldBe(Standing.Open);
        Given(Signed).When(Ask.Notify(effective: May.AddDays(7))).Then(Noticed with { Effective = May.AddDays(7) });
    }

    [Fact]
    public void Where_the_terms_name_no_period_the_day_given_counts() =>
        Given(WithoutPeriod).When(Ask.Notify(effective: Today)).Then(Noticed with { Effective = Today });

    [Fact]
    public void A_notice_is_revoked_before_its_day()
    {
        var after = Given(Signed.And(Noticed)).When(Ask.Revoke().On(May.AddDays(-1)))
            .Then(new NoticeRevoked(CqWomen, "继续合作", Edtf.Day(May.AddDays(-1))));
        after.PendingNotices.ShouldBeEmpty();
        Given(Signed.And(Noticed, new NoticeRevoked(CqWomen, null, Now))).When(Ask.Notify()).Then(Noticed);
    }

    [Fact]
    public void On_its_day_the_agreement_ends_by_the_first_notice()
    {
        var later = new TerminationNoticed(Qingsu, "搬迁", Now, May.AddDays(5));
        Given(Signed.And(later, Noticed)).When(Ask.EndByNotice(May))
            .Then(new AgreementTerminated(Edtf.Day(May), "专业调整", TerminationBasis.Notice, CqWomen)).Standing.ShouldBe(Standing.Terminated);
    }

    /// <summary>The server was down: the day is the one of the notice, not that of the round.</summary>
    [Fact]
    public void A_round_that_comes_late_records_the_day_of_the_notice() =>
        Given(Signed.And(Noticed)).When(Ask.EndByNotice(May.AddDays(40)))
            .Then(new AgreementTerminated(Edtf.Day(May), "专业调整", TerminationBasis.Notice, CqWomen));

    [Fact]
    public void What_is_unsigned_again_has_no_notice() =>
        Given(Signed.And(Noticed, new AgreementReturned(Stage.Signed, Stage.Negotiated, "错", Now))).State.Notices.ShouldBeEmpty();

    [Fact]
    public void What_is_still_signed_keeps_its_notice() =>
        Given(Story.At(Stage.Implementing).And(Noticed, new AgreementReturned(Stage.Implementing, Stage.Signed, "错", Now))).State.PendingNotices
            .Count().ShouldBe(1);
}
