using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Negotiating;

/// <summary>Each command of negotiating that the story does without, accepted.</summary>
internal sealed class NegotiatingSteps : IStepsBeside
{
    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.Before(Stage.Negotiated), new Step(Ask.Refuse(CqWomen, Digest1), new TermsRefused(CqWomen, Digest1, "互派人数过多", Now))),
        (Story.Before(Stage.Negotiated).And(new TermsRevised(2, Text2, Digest2, [Qingsu, CqWomen])),
            new Step(Ask.Restore(), new TermsRestored(3, 1, Digest1, [], null, Now))),
    ];
}
