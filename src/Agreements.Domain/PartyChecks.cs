namespace Agreements.Domain;

/// <summary>Checks that several capabilities share: who may act as what.</summary>
internal static class PartyChecks
{
    /// <summary>Null when the party is a named principal; otherwise why it cannot act as one.</summary>
    public static Refusal? RefuseUnlessPrincipal(this Agreement state, string party) => state.FindParty(party) switch
    {
        null => new PartyUnknown(party),
        { IsUnnamed: true } p => new PartyNotNamed(p.Id, p.Name),
        { IsPrincipal: false } p => new NotPrincipal(p.Id, p.Name),
        _ => null,
    };

    /// <summary>Null when a digest is that of a document on file that counts, or none is given; otherwise the refusal that says so.</summary>
    public static Refusal? RefuseUnlessOnFile(this Agreement state, string? sha256) =>
        sha256 is null || state.FindContent(sha256) is not null ? null : new DocumentNotOnFile(sha256);

    /// <summary>True when every principal's signature is on record: from then on it is ended, and no longer taken back.</summary>
    public static bool IsSignedByAll(this Agreement state) => state.Stage >= Stage.Signed || state.Principals.All(p => state.IsSignedBy(p.Id));

    /// <summary>Null when the stage is one of those given; otherwise the refusal that says which.</summary>
    public static Refusal? RefuseUnlessIn(this Agreement state, params IReadOnlyList<Stage> stages) =>
        stages.Contains(state.Stage) ? null : new WrongStage(state.Stage, stages);

    /// <summary>The name of a party; for anybody else (a bureau) its code.</summary>
    public static Text NameOf(this Agreement state, string origin) => state.FindParty(origin)?.Name ?? new Text(origin);

    /// <summary>True for those who act for a bureau, and for the system that acts for nobody else.</summary>
    public static bool ActsForBureau(this Actor by) => by.Role is ActingRole.Coordinator or ActingRole.Approver or ActingRole.System;
}

/// <summary>No document of the agreement has this digest.</summary>
/// <param name="Digest">The digest given.</param>
public sealed record DocumentNotOnFile(string Digest)
    : Refusal(
        new Text($"协议中没有摘要为 {Digest} 的文件：请先上传。", $"No document of the agreement has the digest {Digest}: put it on file first."),
        CanMeet.Coordinator);

/// <summary>Every principal has signed: it is not taken back any more, but terminated.</summary>
public sealed record SignedByAll()
    : Refusal(
        new Text("各签约主体均已签署：不能再撤回或婉拒，须办理终止。", "Every principal has signed: it cannot be taken back or declined any more; it is terminated."),
        CanMeet.Coordinator);
