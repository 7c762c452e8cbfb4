using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

/// <summary>One step of the story: what is asked, and what comes of it.</summary>
internal sealed record Step(Asked Asked, params IReadOnlyList<AgreementEvent> Happens);

/// <summary>The whole way of an agreement with two principals and two witnesses, and its history at any point of it.</summary>
internal static class Story
{
    public static IReadOnlyList<Step> Steps(AgreementKind kind = AgreementKind.FriendshipSchool) =>
    [
        new(Ask.Propose(kind), new AgreementProposed(
            kind, KindPolicy.Newest(kind).Version, Title, Parties, ParentId, Now, null, null, Institution: QingyangEdu)),
        new(Ask.Revise(Text1), new TermsRevised(1, Text1, Digest1, [], On: Now)),
        new(Ask.Consent(Qingsu, Digest1), new TermsConsented(Qingsu, Digest1, Now)),
        new(Ask.Consent(CqWomen, Digest1), new TermsConsented(CqWomen, Digest1, Now)),
        new(Ask.Negotiated(), new AgreementNegotiated(Digest1, Now, null)),
        new(Ask.Approve("同意"), new AgreementApproved(JiangbeiEdu, Now, "同意")),
        new(Ask.Sign(FirstSignature), new SignatureRecorded(FirstSignature)),
        new(Ask.Sign(SecondSignature), new SignatureRecorded(SecondSignature)),
        new(Ask.Attest(QingyangEdu), new WitnessAttested(QingyangEdu, Now, null, null)),
        new(Ask.Attest(JiangbeiEdu), new WitnessAttested(JiangbeiEdu, Now, null, null)),
        new(Ask.Ceremony(), new CeremonyRecorded(Visit, "重庆", JiangbeiEdu, null)),
        new(Ask.Signed(), new AgreementSigned(Visit, "重庆", null, null)),
        new(Ask.Commit(Exchange), new CommitmentAdded(Exchange)),
        new(Ask.Liaison(Qingsu, "p-1"), new LiaisonNamed(Qingsu, "p-1")),
        new(Ask.Liaison(CqWomen, "p-2"), new LiaisonNamed(CqWomen, "p-2")),
        new(Ask.Start(), new ImplementationStarted(Now, null, null)),
        new(Ask.Fulfil(Exchange.Id), new CommitmentFulfilled(Exchange.Id, Now, "照片"), new CommitmentCameRound(Exchange.Id, NextExchange, Now)),
        new(Ask.Result(Prize), new OutcomeRecorded(Prize)),
        new(Ask.Rate(Qingsu, Scores(95, 90, 100)), new AgreementRated(Qingsu, Scores(95, 90, 100), null)),
        new(Ask.Rate(CqWomen, Scores(80, 85, 90), "好"), new AgreementRated(CqWomen, Scores(80, 85, 90), "好")),
        new(Ask.Evaluated(), new AgreementEvaluated(89m, Grade.Good, Recommendation.Renew, Now, null)),
    ];

    /// <summary>The history right after a stage was entered.</summary>
    public static IReadOnlyList<AgreementEvent> At(Stage stage, AgreementKind kind = AgreementKind.FriendshipSchool) =>
        [.. Before(stage, kind), Happened(kind).First(e => Enters(e) == stage)];

    /// <summary>The history right before a stage is entered, every guard of it met.</summary>
    public static IReadOnlyList<AgreementEvent> Before(Stage stage, AgreementKind kind = AgreementKind.FriendshipSchool) =>
        [.. Happened(kind).TakeWhile(e => Enters(e) != stage)];

    /// <summary>A history without the events that a condition picks.</summary>
    public static IReadOnlyList<AgreementEvent> Without<T>(this IReadOnlyList<AgreementEvent> happened, Func<T, bool>? which = null)
        where T : AgreementEvent => [.. happened.Where(e => e is not T t || !(which?.Invoke(t) ?? true))];

    /// <summary>A history and what happened after it.</summary>
    public static IReadOnlyList<AgreementEvent> And(this IReadOnlyList<AgreementEvent> happened, params IEnumerable<AgreementEvent> then) =>
        [.. happened, .. then];

    /// <summary>A history as it was before its kind had a second policy.</summary>
    public static IReadOnlyList<AgreementEvent> JudgedByFirstPolicy(this IReadOnlyList<AgreementEvent> happened) =>
        [.. happened.Select(e => e is AgreementProposed p ? p with { PolicyVersion = 1 } : e)];

    /// <summary>The stage that an event enters; null for one that enters none.</summary>
    public static Stage? Enters(AgreementEvent happened) => happened switch
    {
        AgreementProposed => Stage.Proposed,
        AgreementNegotiated => Stage.Negotiated,
        AgreementSigned => Stage.Signed,
        ImplementationStarted => Stage.Implementing,
        AgreementEvaluated => Stage.Evaluated,
        _ => null,
    };

    /// <summary>A proposal among these parties, as the first event.</summary>
    public static IReadOnlyList<AgreementEvent> ProposedAmong(AgreementKind kind, params IReadOnlyList<Party> parties) =>
        [new AgreementProposed(kind, 1, Title, parties, null, Now, null, null)];

    private static IEnumerable<AgreementEvent> Happened(AgreementKind kind) => Steps(kind).SelectMany(s => s.Happens);
}
