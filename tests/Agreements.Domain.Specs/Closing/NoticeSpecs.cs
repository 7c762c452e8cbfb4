using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Closing;

/// <summary>The terms of the story ask for 30 days of notice; today is 2025-03-28.</summary>
public sealed class NoticeSpecs : RefusalSpecs<NoticeSpecs>, IRefusalCases
{
    private static readonly DateOnly May = new(2025, 4, 27);
    private static readonly TerminationNoticed Noticed = new(CqWomen, "专业调整", Now, May);
    private static readonly IReadOnlyList<AgreementEvent> Signed = Story.At(Stage.Signed);
    private static readonly string Letter = new('e', 64);
    private static readonly DocumentAttached OnFile = new("letter", 1, "终止函.pdf", DocumentKind.Other, Letter, 10, "application/pdf", Now, null);
    private static readonly IReadOnlyList<AgreementEvent> WithoutPeriod = Signed.And(new TermsRevised(2, Text1 with { Term = null }, Digest2, []));

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("who is not bound gives no notice", Signed, Ask.Notify(Changan), new NotPrincipal(Changan, ChanganName)),
        new("what is unsigned is declined", Story.At(Stage.Negotiated), Ask.Notify(),
            new WrongStage(Stage.Negotiated, Stage.Signed, Stage.Implementing, Stage.Evaluated)),
        new("no reason", Signed, Ask.Notify(reason: " "), new ReasonMissing()),
        new("a day too early", Signed, Ask.Notify(effective: May.AddDays(-1)), new NoticeTooShort(May, 30)),
        new("a notice of an imprecise day counts from the last it can mean", Signed.And(OnFile),
            Ask.Notify(effective: May) with { On = Edtf.Parse("2025-03"), Source = null, Document = Letter },
            new NoticeTooShort(new DateOnly(2025, 4, 30), 30)),
        new("on an earlier day, and nothing shows it", Signed, Ask.Notify() with { On = Visit }, new NoticeBackdated(Visit)),
        new("on an earlier day, and the letter is not on file", Signed, Ask.Notify() with { On = Visit, Document = DocumentDigest },
            new DocumentNotOnFile(DocumentDigest)),
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

    [Fact]
    public void A_letter_on_file_shows_an_earlier_day() =>
        Given(Signed.And(OnFile)).When(Ask.Notify() with { On = Visit, Document = Letter })
            .Then(Noticed with { On = Visit, Effective = new DateOnly(2025, 4, 27), Document = Letter });

    /// <summary>Among three, who gives notice leaves and the others go on; a further one ends it, for two are not enough without it.</summary>
    [Fact]
    public void One_of_several_leaves_by_its_notice()
    {
        var three = Among(3);
        var after = Given(three.And(Noticed)).When(Ask.EndByNotice(May)).Then(new PartyLeft(CqWomen, "专业调整", Edtf.Day(May), [], null));
        (after.Standing, after.Principals.Count()).ShouldBe((Standing.Open, 2));
        after.PendingNotices.ShouldBeEmpty();
        Given(three.And(Noticed, new TerminationNoticed(Qingsu, "搬迁", Now, May))).When(Ask.EndByNotice(May)).Then(
            new PartyLeft(CqWomen, "专业调整", Edtf.Day(May), [], null),
            new AgreementTerminated(Edtf.Day(May), "搬迁", TerminationBasis.Notice, Qingsu));
    }

    [Fact]
    public void Where_the_policy_says_so_the_notice_of_one_ends_it_for_all() =>
        Given(Among(3, KindPolicy.Newest(AgreementKind.FriendshipSchool) with { NoticeEndsForAll = true }).And(Noticed)).When(Ask.EndByNotice(May))
            .Then(new AgreementTerminated(Edtf.Day(May), "专业调整", TerminationBasis.Notice, CqWomen));

    [Fact]
    public void Who_still_owes_something_stays_until_it_is_handed_over()
    {
        var owing = Among(3).And(Noticed, new CommitmentAdded(Exchange with { Owner = CqWomen }));
        Given(owing).When(Ask.EndByNotice(May)).ThenRefused(new LeavingPartyOwes(CqWomen, CqWomenName));
        Waits.Of(Given(owing).State, Today).ShouldContain(w => w.Code == "leaving-party-owes" && w.Party == CqWomen);
        Given(owing.And(new CommitmentReassigned(Exchange.Id, CqWomen, Qingsu, null, Now))).When(Ask.EndByNotice(May))
            .Then(new PartyLeft(CqWomen, "专业调整", Edtf.Day(May), [], null));
    }

    /// <summary>The day of the signing was put right afterwards: what cannot end it yet keeps nobody else.</summary>
    [Fact]
    public void Nothing_ends_before_it_was_signed_and_keeps_nobody_who_goes()
    {
        var corrected = new FactCorrected("signed.on", Now.Value, "2025-06-01", "抄错", null);
        var signedLater = Among(3).And(Noticed, new TerminationNoticed(Qingsu, "搬迁", Now, May), corrected);
        var left = new PartyLeft(CqWomen, "专业调整", Edtf.Day(May), [], null);
        var late = new DateOnly(2025, 6, 10);
        Given(signedLater).When(Ask.EndByNotice(late)).Decided.Events.ShouldHaveSingleItem().ShouldBeOfType<PartyLeft>().Party.ShouldBe(CqWomen);
        Given(signedLater.And(left)).When(Ask.EndByNotice(late))
            .ThenRefused(new DayTooEarly(Edtf.Day(May), new Text("“已签署”", "the day it became signed"), Edtf.Parse("2025-06-01")));
    }

    [Fact]
    public void The_notice_of_one_that_left_ends_nothing() =>
        Given(Among(4).And(Noticed, new PartyLeft(CqWomen, "退出", Now, [], null))).When(Ask.EndByNotice(May)).ThenNothing();

    [Fact]
    public void One_of_several_that_declines_leaves_and_the_others_go_on()
    {
        var three = Among(3, stage: Stage.Negotiated);
        Given(three).When(Ask.Decline()).Then(
            new PartyLeft(CqWomen, "暂无条件", Now, [Qingsu, CqWomen], null), new AgreementReturned(Stage.Negotiated, Stage.Proposed, "暂无条件", Now));
        Given(Story.At(Stage.Proposed)).When(Ask.Decline()).Then(new AgreementDeclined(CqWomen, "暂无条件", Now));
    }

    private static IReadOnlyList<AgreementEvent> Among(int principals, KindPolicy? policy = null, Stage stage = Stage.Signed) =>
    [
        .. Story.At(stage).Select(e => e is AgreementProposed p
            ? p with
            {
                Policy = policy,
                Parties =
                [
                    .. p.Parties,
                    .. Enumerable.Range(3, principals - 2).Select(n => Party.OfInstitution($"school-{n}", PartyRole.Principal, new Text($"第{n}所学校"))),
                ],
            }
            : e),
    ];

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
