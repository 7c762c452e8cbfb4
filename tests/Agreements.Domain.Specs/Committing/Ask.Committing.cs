namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static ReassignCommitment Reassign(string id, string owner, string? reason = null) => new(id, owner, reason);

    public static RescheduleCommitment Reschedule(string id, Edtf? due, string reason = "企业档期冲突") => new(id, due, reason);

    public static ReportProgress Progress(string id, int? percent = null, Quantity? amount = null, string? note = null) =>
        new(id, percent, amount, note);

    public static ClaimCommitment Claim(string id, string? evidence = "名单", params IReadOnlyList<string> documents) =>
        new(id, evidence, documents.Count == 0 ? null : documents);

    public static VerifyCommitment Verify(string id, string party) => new(id, party);

    public static RejectClaim RejectClaim(string id, string party, string reason = "名单不全") => new(id, party, reason);

    public static WaiveCommitment LetOff(string id, string? party, string reason = "企业停产") => new(id, reason, party);

    public static ComeRound Round(DateOnly asOf) => new(asOf);

    public static AssignGuarantee Assign(string guarantee, string owner, Edtf? reviewOn = null) => new(guarantee, owner, reviewOn);

    public static ReviewGuarantee Review(string guarantee, string note = "运行良好", Edtf? next = null) => new(guarantee, note, next);
}
