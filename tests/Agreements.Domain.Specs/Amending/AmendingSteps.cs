using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Amending;

/// <summary>Each command on a supplementary agreement, accepted.</summary>
internal sealed class AmendingSteps : IStepsBeside
{
    private static readonly AmendmentProposed Proposed = new(1, Ask.AmendmentTitle, Text2, Digest2, null, "增加课程建设", Now);
    private static readonly IReadOnlyList<AgreementEvent> Open = Story.At(Stage.Signed).And(Proposed);
    private static readonly IReadOnlyList<AgreementEvent> Agreed = Open.And(
        new AmendmentConsented(1, Qingsu, Digest2, Now), new AmendmentConsented(1, CqWomen, Digest2, Now));

    public static IReadOnlyList<(IReadOnlyList<AgreementEvent> Happened, Step Step)> Beside =>
    [
        (Story.At(Stage.Signed), new(Ask.Amend(Text2), Proposed)),
        (Open, new(
            Ask.ReviseAmendment(Text2 with { Areas = null }),
            new AmendmentRevised(1, Text2 with { Areas = null }, TermsDigest.Of(Text2 with { Areas = null }), null, []))),
        (Open, new(Ask.ConsentToAmendment(Qingsu, Digest2), new AmendmentConsented(1, Qingsu, Digest2, Now))),
        (Open, new(Ask.RefuseAmendment(Qingsu), new AmendmentRefused(1, Qingsu, "课时未定", Now))),
        (Agreed, new(Ask.SignAmendment(FirstSignature), new AmendmentSigned(1, FirstSignature))),
        (Agreed.And(new AmendmentSigned(1, FirstSignature), new AmendmentSigned(1, SecondSignature)),
            new(Ask.Adopt(), new AmendmentAdopted(1, 2, Digest2, Now))),
        (Agreed.And(new AmendmentSigned(1, FirstSignature), new AmendmentSigned(1, SecondSignature), new AmendmentScheduled(1, Today, Visit)),
            new(new AdoptDueAmendment(), new AmendmentAdopted(1, 2, Digest2, Now))),
        (Open, new(Ask.WithdrawAmendment(), new AmendmentWithdrawn(1, "另行签订协议", Now))),
    ];
}
