using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Recording;

public sealed class GapSpecs
{
    [Fact]
    public void An_agreement_of_which_all_is_known_has_no_gaps() => Gaps.Of(Given(Story.At(Stage.Evaluated)).State).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_missing_of_what_is_not_there() => Gaps.Of(Agreement.Unwritten(Id)).ShouldBeEmpty();

    [Fact]
    public void What_a_source_leaves_out_is_listed_with_who_can_fill_it()
    {
        var recorded = Story.ProposedAmong(AgreementKind.FriendshipSchool, First, Unnamed, FirstWitness).And(
            new QuestionLeftOpen("Which school signed?", Press),
            new AgreementNegotiated(null, null, Press),
            new AgreementSigned(null, null, null, Press),
            new CommitmentAdded(Ownerless),
            new ImplementationStarted(Visit, null, Press),
            new FactReported("implementing.on", "2025-04", Press));
        Gaps.Of(Given(recorded).State).Select(g => $"{g.Code} {g.Subject}").ShouldBe(
        [
            "contradiction implementing.on", "question-open Which school signed?", "party-unnamed unnamed-1", "day-unknown negotiated", "day-unknown signed",
            "terms-missing ", "signature-unrecorded qingsu", "attestation-unrecorded qingyang-edu", "commitment-without-owner results-list",
            "commitment-without-due results-list", "liaison-missing qingsu",
        ]);
    }

    [Fact]
    public void Work_without_commitments_and_terms_without_a_period_are_gaps() =>
        Gaps.Of(Given(
                Story.ProposedAmong(AgreementKind.Aid, First),
                [
                    new TermsRevised(1, Text1 with { Term = null }, TermsDigest.Of(Text1 with { Term = null }), []),
                    new AgreementNegotiated(null, Now, Press), new AgreementSigned(Now, null, null, Press),
                    new ImplementationStarted(Now, null, Press)]).State)
            .Select(g => g.Code).ShouldBe(["period-unknown", "signature-unrecorded", "commitments-missing", "liaison-missing"]);

    [Fact]
    public void Every_gap_has_a_known_code_speaks_both_languages_and_names_somebody()
    {
        foreach (var gap in Enum.GetValues<Stage>().SelectMany(s => Gaps.Of(Given(Story.ProposedAmong(AgreementKind.Aid, First, Unnamed,
            FirstWitness).And(((Asked)Ask.Record(s)).DecideOn(Given(Story.ProposedAmong(AgreementKind.Aid, First)).State).Events)).State)))
        {
            Gaps.Codes.ShouldContain(gap.Code);
            gap.Sentence.Zh.ShouldEndWith("。");
            gap.Sentence.En.ShouldEndWith(".");
            gap.FilledBy.ShouldNotBeEmpty();
        }
    }

    private static Given Given(IReadOnlyList<AgreementEvent> happened, IReadOnlyList<AgreementEvent>? then = null) => Spec.Given([.. happened, .. then ?? []]);
}
