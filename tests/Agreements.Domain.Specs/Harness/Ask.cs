using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

/// <summary>Commands as a coordinator gives them today; <c>.By(…)</c> for anybody else.</summary>
internal static partial class Ask
{
    public static ProposeAgreement Propose(AgreementKind kind = AgreementKind.FriendshipSchool, params IReadOnlyList<Party> parties) =>
        new(kind, Title, parties.Count == 0 ? Parties : parties, ParentId);

    public static ReviseTerms Revise(Terms terms) => new(terms);

    public static ConsentToTerms Consent(string party, string digest) => new(party, digest);

    public static AdvanceToNegotiated Negotiated() => new();

    public static ApproveAgreement Approve(string? note = null) => new(null, note);

    public static WaiveGuard Waive(string guard, string reason = "见证方已书面说明") => new(guard, reason);

    public static RevokeWaiver TakeWaiverBack(string reason = "愿补行见证") => new("witness-missing", reason, JiangbeiEdu);

    public static RecordSignature Sign(Signature signature) => new(signature);

    public static AttestAsWitness Attest(string party, Source? source = null) => new(party, null, null, source);

    public static RecordCeremony Ceremony(Source? source = null) => new(Visit, "重庆", JiangbeiEdu, source);

    public static AdvanceToSigned Signed() => new(Visit, "重庆");

    public static AddCommitment Commit(Commitment commitment) => new(commitment);

    public static FulfilCommitment Fulfil(string commitment) => new(commitment, null, "照片");

    /// <summary>Everybody whom the specs name.</summary>
    public static NameLiaison Liaison(string party, string person) => new(party, person);

    public static StartImplementation Start() => new();

    public static RecordOutcome Result(Outcome outcome) => new(outcome.Level, outcome.Title, outcome.Quantity, outcome.On, outcome.Source);

    public static RateAgreement Rate(string party, IReadOnlyDictionary<string, int> scores, string? comment = null) =>
        new(party, scores, comment);

    public static AdvanceToEvaluated Evaluated(Recommendation recommendation = Recommendation.Renew) =>
        new(recommendation);

    public static ReturnToStage Return(Stage to, string reason = "条款有变") => new(to, reason);

    public static RecordStage Record(Stage stage, Edtf? on = null, string? place = null, string? note = null) =>
        new(stage, Press, on, place, note);

    public static LeaveQuestionOpen LeaveOpen(string question, Source? source = null) => new(question, source);
}
