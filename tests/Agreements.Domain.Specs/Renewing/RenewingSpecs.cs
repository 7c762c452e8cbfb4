using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Renewing;

public sealed class RenewingSpecs : RefusalSpecs<RenewingSpecs>, IRefusalCases
{
    internal static readonly Guid SuccessorId = NameBasedId.Of($"renewal/{Id}/1");
    private static readonly string LongerDigest = TermsDigest.Of(Ask.Longer);
    private static readonly IReadOnlyList<AgreementEvent> Evaluated = Story.At(Stage.Evaluated);
    internal static readonly RenewalProposed Renewed = new(SuccessorId, Ask.RenewalTitle, LongerDigest, Recommendation.Renew, null, Now);
    private static readonly DateOnly NearEnd = new(2027, 12, 1);
    private static readonly DateOnly LastDay = new(2028, 3, 27);
    internal static readonly DateOnly TakesOver = new(2028, 3, 28);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("not signed yet", Story.At(Stage.Negotiated), Ask.Renew(Ask.Longer),
            new WrongStage(Stage.Negotiated, Stage.Signed, Stage.Implementing, Stage.Evaluated)),
        new("years before its end", Story.At(Stage.Implementing), Ask.Renew(Ask.Longer), new TooEarlyToRenew(LastDay)),
        new("its end is not known", Signed(Text1 with { Term = null }), Ask.Renew(Ask.Longer), new TooEarlyToRenew(null)),
        new("the text runs no longer", Evaluated, Ask.Renew(), new RenewalAddsNoTime(LastDay)),
        new("to lapse, it was said", Rated(Recommendation.LetLapse), Ask.Renew(Ask.Longer), new RenewalAgainstAdvice()),
        new("with changes, it was said", Rated(Recommendation.RenewWithChanges), Ask.Renew(Ask.Longer), new RenewalWithoutChanges()),
        new("with changes, and no text", Rated(Recommendation.RenewWithChanges), Ask.Renew(), new RenewalWithoutChanges(), new RenewalAddsNoTime(LastDay)),
        new("another renewal", Evaluated.And(Renewed), Ask.Renew(Ask.Longer, "又一次"), new RenewalUnderWay(SuccessorId)),
        new("what the successor refuses", Evaluated, Ask.Renew(Ask.Longer) with { Parties = [Member] }, new PrincipalMissing()),
        new("a text that ends before it starts", Evaluated,
            Ask.Renew(Reversed with { Term = Reversed.Term! with { From = Edtf.Parse("2032"), To = Edtf.Parse("2031") } }), new PeriodReversed()),
        new("it was terminated", Evaluated.And(new AgreementTerminated(Now, "政策调整", TerminationBasis.Immediate)), Ask.Renew(Ask.Longer),
            new NotOpen(Standing.Terminated)),
        new("superseded by nothing", Evaluated.And(Renewed), Ask.Supersede(SuccessorId, null), new SuccessorNotSigned(SuccessorId)),
        new("superseded by what is not signed", Evaluated.And(Renewed), Ask.Supersede(SuccessorId, Successor(Stage.Negotiated)),
            new SuccessorNotSigned(SuccessorId)),
        new("superseded by the renewal of another", Evaluated.And(Renewed),
            Ask.Supersede(ParentId, Agreement.Fold(Agreement.Unwritten(ParentId), Story.At(Stage.Signed))),
            new SuccessorNotSigned(ParentId)),
    ];

    [Fact]
    public void A_renewal_is_on_record_here_and_begins_an_agreement_of_its_own()
    {
        var before = Given(Evaluated);
        before.When(Ask.Renew(Ask.Longer)).Then(Renewed).Successor.ShouldBe(SuccessorId);
        var begins = ((Asked)Ask.Renew(Ask.Longer)).DecideOn(before.State).Beside.Single().Events.Cast<AgreementEvent>().ToArray();
        begins.Select(Stored.Text).ShouldBe(new AgreementEvent[]
        {
            new AgreementProposed(AgreementKind.FriendshipSchool, 1, Ask.RenewalTitle, Parties, ParentId, Now, null, null,
                Predecessor: Id, Institution: QingyangEdu),
            new TermsRevised(1, Ask.Longer, LongerDigest, [], On: Now),
        }.Select(Stored.Text));
        Agreement.Fold(Agreement.Unwritten(SuccessorId), begins).Predecessor.ShouldBe(Id);
    }

    [Theory]
    [InlineData(Recommendation.LetLapse, "学生仍有需要")]
    [InlineData(Recommendation.Renew, null)]
    public void What_was_recommended_is_kept_with_it(Recommendation recommended, string? reason) =>
        Given(Rated(recommended)).When(Ask.Renew(Ask.Longer, reason)).Then(Renewed with { Recommendation = recommended, Reason = reason });

    [Fact]
    public void With_changes_means_more_than_another_period() =>
        Given(Rated(Recommendation.RenewWithChanges)).When(Ask.Renew(Ask.Longer with { Areas = [] }))
            .Then(Renewed with { Recommendation = Recommendation.RenewWithChanges, Digest = TermsDigest.Of(Ask.Longer with { Areas = [] }) });

    [Fact]
    public void Near_its_end_or_expired_it_is_renewed_without_an_evaluation()
    {
        var unrated = Renewed with { Recommendation = null };
        Given(Story.At(Stage.Implementing)).When(Ask.Renew(Ask.Longer).On(NearEnd)).Then(unrated with { On = Edtf.Day(NearEnd) });
        Given(Story.At(Stage.Signed).And(new AgreementExpired(LastDay))).When(Ask.Renew(Ask.Longer)).Then(unrated);
    }

    [Fact]
    public void A_renewal_that_came_to_nothing_makes_room_for_another()
    {
        var declined = Agreement.Evolve(Successor(Stage.Proposed), new AgreementDeclined(CqWomen, "暂无条件", Now));
        var ask = Ask.Renew(Ask.Longer, "再议").Knowing(Ask.Tree.And(declined));
        ((ProposeRenewal)ask.Command).Needs(Given(Evaluated.And(Renewed)).State).Agreements.ShouldBe([SuccessorId, ParentId]);
        var second = NameBasedId.Of($"renewal/{Id}/2");
        ask.DecideOn(Given(Evaluated.And(Renewed)).State).Events.ShouldBe([Renewed with { Successor = second, Reason = "再议" }]);
    }

    [Theory]
    [InlineData(Standing.Open)]
    [InlineData(Standing.Suspended)]
    [InlineData(Standing.Expired)]
    public void On_the_first_day_of_its_own_term_the_signed_successor_takes_its_place(Standing standing)
    {
        AgreementEvent[] between = standing switch
        {
            Standing.Suspended => [new AgreementSuspended(Qingsu, "场地整修", Now)],
            Standing.Expired => [new AgreementExpired(LastDay)],
            _ => [],
        };
        var before = Evaluated.And([Renewed, .. between]);
        var signed = Given(before).When(Ask.Supersede(SuccessorId, Successor(Stage.Signed))).Then(new SuccessorSigned(SuccessorId, TakesOver));
        signed.Standing.ShouldBe(standing);
        Calendar.Of(signed).ShouldContain(new DueDay(DueKind.Supersession, TakesOver));
        Given(before.And(new SuccessorSigned(SuccessorId, TakesOver)))
            .When(((Asked)Calendar.CommandFor(DueKind.Supersession)).Knowing(Ask.Around(Successor(Stage.Signed))).On(TakesOver))
            .Then(new AgreementSuperseded(SuccessorId, Edtf.Day(TakesOver))).Standing.ShouldBe(Standing.Superseded);
    }

    [Fact]
    public void Where_its_terms_name_no_first_day_it_takes_the_place_with_its_signing()
    {
        var years = Agreement.Evolve(Successor(Stage.Signed), new TermsRevised(2, Text1 with { Term = new Period(3) }, Digest2, []));
        Given(Evaluated.And(Renewed)).When(Ask.Supersede(SuccessorId, years)).Then(new AgreementSuperseded(SuccessorId, Now));
    }

    /// <summary>Nobody is left with no agreement in force because the renewal came to nothing.</summary>
    [Theory]
    [InlineData(false, Standing.Open)]
    [InlineData(true, Standing.Expired)]
    public void When_the_successor_is_signed_no_more_it_stands_again_as_before(bool expired, Standing before)
    {
        IReadOnlyList<AgreementEvent> replaced = Evaluated.And(
            [Renewed, .. expired ? [new AgreementExpired(LastDay)] : Array.Empty<AgreementEvent>(), new AgreementSuperseded(SuccessorId, Now)]);
        var day = expired ? LastDay.AddDays(9) : Today;
        var reinstate = new ReinstateAgreement(SuccessorId);
        var lifted = new SupersessionLifted(SuccessorId, Edtf.Day(day));
        Given(replaced).When(reinstate.Knowing(Ask.Around(Successor(Stage.Signed)))).ThenNothing();
        Given(replaced).When(reinstate.Knowing(Ask.Around(Successor(Stage.Negotiated))).On(day)).Then(lifted).Standing
            .ShouldBe(before);
        var declined = Agreement.Evolve(Successor(Stage.Signed), new AgreementDeclined(CqWomen, "无", Now));
        Given(replaced).When(reinstate.Knowing(Ask.Around(declined)).On(day)).Then(lifted).Standing.ShouldBe(before);
        Given(Evaluated.And(Renewed, new SuccessorSigned(SuccessorId, TakesOver))).When(reinstate.Knowing(Ask.Around(Successor(Stage.Proposed))))
            .Then(new SupersessionLifted(SuccessorId, Now)).Succession.ShouldBeNull();
        Given(Evaluated).When(reinstate.Knowing(RelatedState.Nothing)).ThenNothing();
    }

    [Theory]
    [InlineData("2025-03-28", null, "3")]
    [InlineData("2028-03-28", "2028-03-27", null)]
    public void A_text_that_ends_no_later_is_no_renewal(string from, string? to, string? years)
    {
        var same = Text1 with
        {
            Term = new Period(
                years is null ? null : decimal.Parse(years, System.Globalization.CultureInfo.InvariantCulture), Edtf.Parse(from),
                to is null ? null : Edtf.Parse(to)),
        };
        Given(Evaluated).When(Ask.Renew(same with { Areas = [] })).Decided.Refusals.ShouldContain(new RenewalAddsNoTime(LastDay));
    }

    /// <summary>A text revised after it was proposed is looked at when it is signed.</summary>
    [Fact]
    public void A_renewal_is_not_signed_that_ends_no_later_than_what_it_renews()
    {
        var renewal = Story.Before(Stage.Signed).Select(e => e is AgreementProposed p ? p with { Predecessor = ParentId, Parent = null } : e).ToArray();
        Given(renewal).When(Ask.Signed().Knowing(Ask.Around(Ask.Framework(ParentId)))).ThenRefused(new RenewalAddsNoTime(LastDay));
        var shorter = Ask.Framework(ParentId, new TermsRevised(2, Text1 with { Term = new Period(1, Edtf.Parse("2025-01-01")) }, Digest2, []));
        Given(renewal).When(Ask.Signed().Knowing(Ask.Around(shorter))).Then(new AgreementSigned(Visit, "重庆", null, null));
    }

    internal static Agreement Successor(Stage stage) => Agreement.Fold(
        Agreement.Unwritten(SuccessorId), 
        [.. Story.At(stage).Select(e => e is AgreementProposed p ? p with { Predecessor = Id } : e is TermsRevised t ? t with { Terms = Ask.Longer } : e)]);

    private static IReadOnlyList<AgreementEvent> Rated(Recommendation recommended) =>
        [.. Evaluated.Select(e => e is AgreementEvaluated x ? x with { Recommendation = recommended } : e)];

    private static IReadOnlyList<AgreementEvent> Signed(Terms terms) =>
        [.. Story.At(Stage.Signed).Select(e => e is TermsRevised r ? r with { Terms = terms, Digest = TermsDigest.Of(terms) } : e)];
}
