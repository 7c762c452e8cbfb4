using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Guarding;

/// <summary>The agreement above must be neither suspended nor terminated.</summary>
public sealed class ParentGuardSpecs : RefusalSpecs<ParentGuardSpecs>, IRefusalCases
{
    private static readonly AgreementSuspended Suspended = new(Qingsu, "搬迁", Now);
    private static readonly AgreementTerminated Terminated = new(Now, "完", TerminationBasis.Immediate);

    public static IReadOnlyList<RefusalCase> Refused =>
    [
        new("negotiated below a suspended one", Story.Before(Stage.Negotiated), Ask.Negotiated().Knowing(Above(Suspended)),
            new ParentNotOpen(ParentId, Title, Standing.Suspended)),
        new("signed below a terminated one", Story.Before(Stage.Signed), Ask.Signed().Knowing(Above(Terminated)),
            new ParentNotOpen(ParentId, Title, Standing.Terminated)),
        new("started below a suspended one", Story.Before(Stage.Implementing), Ask.Start().Knowing(Above(Suspended)),
            new ParentNotOpen(ParentId, Title, Standing.Suspended)),
        new("the other guards are named too", Story.At(Stage.Proposed).And(new TermsRevised(1, Text1, Digest1, []), new TermsConsented(Qingsu, Digest1, Now)),
            Ask.Negotiated().Knowing(Above(Suspended)), new ConsentMissing(CqWomen, CqWomenName), new ParentNotOpen(ParentId, Title, Standing.Suspended)),
    ];

    [Fact]
    public void Below_an_open_one_it_goes_on() =>
        Given(Story.Before(Stage.Negotiated)).When(Ask.Negotiated().Knowing(Above())).Then(new AgreementNegotiated(Digest1, Now, null));

    [Fact]
    public void Rating_looks_back_also_when_the_one_above_has_ended()
    {
        Given(Story.Before(Stage.Evaluated)).When(Ask.Evaluated().Knowing(Above(Terminated)))
            .Then(new AgreementEvaluated(89m, Grade.Good, Recommendation.Renew, Now, null));
        Guards.Needs(Given(Story.Before(Stage.Evaluated)).State, Stage.Evaluated).Agreements.ShouldBeEmpty();
    }

    [Fact]
    public void Every_step_asks_for_the_one_above()
    {
        var state = Given(Story.At(Stage.Proposed)).State;
        AgreementCommand[] steps = [Ask.Negotiated(), Ask.Signed(), Ask.Start()];
        steps.ShouldAllBe(s => s.Needs(state).Agreements.Single() == ParentId);
        Guards.NeedsForNext(state).Agreements.ShouldBe([ParentId]);
        Guards.UnmetForNext(Given(Story.Before(Stage.Negotiated)).State, Today, Above(Suspended).WithEntries(Guards.NeedsForNext(state)))
            .ShouldBe([new ParentNotOpen(ParentId, Title, Standing.Suspended)]);
    }

    private static RelatedState Above(params IReadOnlyList<AgreementEvent> then)
    {
        var parent = Agreement.Fold(Agreement.Unwritten(ParentId), Story.At(Stage.Implementing).And(then));
        return RelatedState.Nothing.And([parent]);
    }
}
