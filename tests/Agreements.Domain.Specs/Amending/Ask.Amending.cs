namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static readonly Text AmendmentTitle = new("补充协议（一）", "Supplementary agreement 1");

    public static ProposeAmendment Amend(Terms terms, PartyChanges? parties = null, string reason = "增加课程建设") =>
        new(AmendmentTitle, terms, reason, parties);

    public static ReviseAmendment ReviseAmendment(Terms terms, PartyChanges? parties = null) => new(1, terms, parties);

    public static ConsentToAmendment ConsentToAmendment(string party, string digest) => new(1, party, digest);

    public static RefuseAmendment RefuseAmendment(string party, string reason = "课时未定") => new(1, party, reason);

    public static SignAmendment SignAmendment(Signature signature) => new(1, signature);

    public static AdoptAmendment Adopt() => new(1);

    public static WithdrawAmendment WithdrawAmendment(string reason = "另行签订协议") => new(1, reason);
}
