
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(ApprovingEvent happened, Agreement after, Naming naming) => happened switch
    {
        AgreementApproved e => Approved(e, after, naming),
        ApprovalReturned e => Said(
            $"{Institution(after, e.Institution, naming).Zh}在第{e.Step}步退回审批{Zh(e.On)}{OnFileZh(e.Document)}，须从第一步重新审批，理由",
            $"{Institution(after, e.Institution, naming).EnOrZh} returned it at step {e.Step} of the approval{En(e.On)}"
                + $"{OnFileEn(e.Document)}; it begins again", e.Reason),
        ApprovalDelegated e => Delegated(e, after, naming),
        GuardWaived e => Waived(e, after, naming),
        WaiverRevoked e => Said(
            $"{Institution(after, e.Institution, naming).Zh}收回了对“{OfParty(e.Guard, e.Party, after).Zh}”的豁免，理由",
            $"{Institution(after, e.Institution, naming).EnOrZh} took back the waiver of '{OfParty(e.Guard, e.Party, after).EnOrZh}'", e.Reason),
        _ => throw Unsaid(happened),
    };

    private static Text Approved(AgreementApproved e, Agreement after, Naming naming)
    {
        var by = Institution(after, e.Institution, naming);
        var (ofZh, ofEn) = after.Policy.ApprovalSteps is { Count: > 0 } steps ? ($"，共{steps.Count}步", $" of {steps.Count}") : ("", "");
        var (what, step) = e.Step is { } n ? ($"完成第{n}步审批{ofZh}", $" took step {n}{ofEn} of the approval") : ("批准了协议", " approved the agreement");
        var from = e.Source is { } source ? new Text($"据{Title(source.Title)}，", $"According to '{source.Title}': ") : new Text("", "");
        return Said($"{from.Zh}{by.Zh}{what}{Zh(e.On)}{OnFileZh(e.Document)}", $"{from.En}{by.EnOrZh}{step}{En(e.On)}{OnFileEn(e.Document)}", e.Note);
    }

    private static Text Delegated(ApprovalDelegated e, Agreement after, Naming naming)
    {
        var (by, to, role) = (Institution(after, e.Institution, naming), Institution(after, e.To, naming), NotPermitted.NameOf(e.Role));
        var (zh, en) = e.Account is { } account ? ($"（账号 {account}）", $" (account {account})") : ("", "");
        return Said(
            $"{by.Zh}将第{e.Step}步审批委托给{to.Zh}的{role.Zh}{zh}{Zh(e.On)}",
            $"{by.EnOrZh} delegated step {e.Step} of the approval to the {role.En} of {to.EnOrZh}{en}{En(e.On)}", e.Note);
    }

    private static Text Waived(GuardWaived e, Agreement after, Naming naming)
    {
        var guard = OfParty(e.Guard, e.Party, after);
        var by = Institution(after, e.Institution, naming);
        return new Text($"{by.Zh}准予免除“{guard.Zh}”这一条件，理由：{EndZh(e.Reason)}", $"{by.EnOrZh} waived the condition '{guard.EnOrZh}': {EndEn(e.Reason)}");
    }

    private static Text OfParty(string guard, string? party, Agreement after) => party is null
        ? Guard(guard)
        : new Text($"{Guard(guard).Zh}（{Party(after, party).Zh}）", $"{Guard(guard).EnOrZh} ({Party(after, party).EnOrZh})");
}
