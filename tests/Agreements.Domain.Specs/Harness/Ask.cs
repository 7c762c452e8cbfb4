using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

/// <summary>Commands as a coordinator gives them today; <c>with { By = … }</c> for anybody else.</summary>
internal static partial class Ask
{
    public static ProposeAgreement Propose(AgreementKind kind = AgreementKind.FriendshipSchool, params IReadOnlyList<Party> parties) =>
        new(Id, kind, Title, parties.Count == 0 ? Parties : parties, ParentId) { By = Coordinator, Today = Today };

    public static ReviseTerms Revise(Terms terms) => new(Id, terms) { By = Coordinator, Today = Today };

    public static ConsentToTerms Consent(string party, string digest) => new(Id, party, digest) { By = Coordinator, Today = Today };

    public static AdvanceToNegotiated Negotiated() => new(Id) { By = Coordinator, Today = Today };

    public static ApproveAgreement Approve(string? note = null) => new(Id, null, note) { By = Approver, Today = Today };

    public static WaiveGuard Waive(string guard, string reason = "见证方已书面说明") => new(Id, guard, reason) { By = Approver, Today = Today };

    public static RecordSignature Sign(Signature signature) => new(Id, signature) { By = Coordinator, Today = Today };

    public static AttestAsWitness Attest(string party, Source? source = null) => new(Id, party, null, null, source) { By = Coordinator, Today = Today };

    public static RecordCeremony Ceremony(Source? source = null) => new(Id, Visit, "重庆", JiangbeiEdu, source) { By = Coordinator, Today = Today };

    public static AdvanceToSigned Signed() => new(Id, Visit, "重庆") { By = Coordinator, Today = Today };

    public static AddCommitment Commit(Commitment commitment) => new(Id, commitment) { By = Coordinator, Today = Today };

    public static FulfilCommitment Fulfil(string commitment) => new(Id, commitment, null, "照片") { By = Coordinator, Today = Today };

    /// <summary>Everybody whom the specs name.</summary>
    public static readonly Surroundings People = Surroundings.None with { People = ["p-1", "p-2", "p-7", "p-9"] };

    public static NameLiaison Liaison(string party, string person) => new(Id, party, person) { By = Coordinator, Today = Today, Around = People };

    public static StartImplementation Start() => new(Id) { By = Coordinator, Today = Today };

    public static RecordOutcome Result(Outcome outcome) => new(Id, outcome) { By = Coordinator, Today = Today };

    public static RateAgreement Rate(string party, IReadOnlyDictionary<string, int> scores, string? comment = null) =>
        new(Id, party, scores, comment) { By = Coordinator, Today = Today, Around = People };

    public static AdvanceToEvaluated Evaluated(Recommendation recommendation = Recommendation.Renew) =>
        new(Id, recommendation) { By = Coordinator, Today = Today };

    public static ReturnToStage Return(Stage to, string reason = "条款有变") => new(Id, to, reason) { By = Coordinator, Today = Today };

    public static RecordStage Record(Stage stage, Edtf? on = null, string? place = null, string? note = null) =>
        new(Id, stage, Press, on, place, note) { By = Coordinator, Today = Today };

    public static LeaveQuestionOpen LeaveOpen(string question, Source? source = null) => new(Id, question, source) { By = Coordinator, Today = Today };
}
