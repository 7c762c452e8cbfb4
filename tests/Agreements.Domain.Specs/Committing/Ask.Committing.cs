using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static ReassignCommitment Reassign(string id, string owner, string? reason = null) => new(Id, id, owner, reason) { By = Coordinator, Today = Today };

    public static RescheduleCommitment Reschedule(string id, Edtf? due, string reason = "企业档期冲突") => new(Id, id, due, reason) { By = Coordinator, Today = Today };

    public static ReportProgress Progress(string id, int? percent = null, Quantity? amount = null, string? note = null) =>
        new(Id, id, percent, amount, note) { By = Coordinator, Today = Today };

    public static ClaimCommitment Claim(string id, string? evidence = "名单", params IReadOnlyList<string> documents) =>
        new(Id, id, evidence, documents.Count == 0 ? null : documents) { By = Coordinator, Today = Today };

    public static VerifyCommitment Verify(string id, string party) => new(Id, id, party) { By = Coordinator, Today = Today };

    public static RejectClaim RejectClaim(string id, string party, string reason = "名单不全") => new(Id, id, party, reason) { By = Coordinator, Today = Today };

    public static WaiveCommitment LetOff(string id, string? party, string reason = "企业停产") => new(Id, id, reason, party) { By = Coordinator, Today = Today };

    public static ComeRound Round(DateOnly asOf) => new(Id, asOf) { By = Coordinator, Today = Today };

    public static AssignGuarantee Assign(string guarantee, string owner, Edtf? reviewOn = null) => new(Id, guarantee, owner, reviewOn) { By = Coordinator, Today = Today };

    public static ReviewGuarantee Review(string guarantee, string note = "运行良好", Edtf? next = null) => new(Id, guarantee, note, next) { By = Coordinator, Today = Today };
}
