using static Agreements.Domain.Specs.Harness.World;

namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static readonly Text AmendmentTitle = new("补充协议（一）", "Supplementary agreement 1");

    public static ProposeAmendment Amend(Terms terms, PartyChanges? parties = null, string reason = "增加课程建设") =>
        new(Id, AmendmentTitle, terms, reason, parties) { By = Coordinator, Today = Today };

    public static ReviseAmendment ReviseAmendment(Terms terms, PartyChanges? parties = null) => new(Id, 1, terms, parties) { By = Coordinator, Today = Today };

    public static ConsentToAmendment ConsentToAmendment(string party, string digest) => new(Id, 1, party, digest) { By = Coordinator, Today = Today };

    public static RefuseAmendment RefuseAmendment(string party, string reason = "课时未定") => new(Id, 1, party, reason) { By = Coordinator, Today = Today };

    public static SignAmendment SignAmendment(Signature signature) => new(Id, 1, signature) { By = Coordinator, Today = Today };

    public static AdoptAmendment Adopt() => new(Id, 1) { By = Coordinator, Today = Today };

    public static WithdrawAmendment WithdrawAmendment(string reason = "另行签订协议") => new(Id, 1, reason) { By = Coordinator, Today = Today };
}
