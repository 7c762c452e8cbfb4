
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(ApprovingEvent happened, Agreement after) => happened switch
    {
        AgreementApproved e => Said(
            $"{Institution(after, e.Institution).Zh}批准了协议{Zh(e.On)}", $"{Institution(after, e.Institution).EnOrZh} approved the agreement{En(e.On)}", e.Note),
        GuardWaived e => Waived(e, after),
        WaiverRevoked e => Said(
            $"{Institution(after, e.Institution).Zh}收回了对“{OfParty(e.Guard, e.Party, after).Zh}”的豁免，理由",
            $"{Institution(after, e.Institution).EnOrZh} took back the waiver of '{OfParty(e.Guard, e.Party, after).EnOrZh}'", e.Reason),
        _ => throw Unsaid(happened),
    };

    private static Text Waived(GuardWaived e, Agreement after)
    {
        var guard = OfParty(e.Guard, e.Party, after);
        var by = Institution(after, e.Institution);
        return new Text($"{by.Zh}准予免除“{guard.Zh}”这一条件，理由：{EndZh(e.Reason)}", $"{by.EnOrZh} waived the condition '{guard.EnOrZh}': {EndEn(e.Reason)}");
    }

    private static Text OfParty(string guard, string? party, Agreement after) => party is null
        ? Guard(guard)
        : new Text($"{Guard(guard).Zh}（{Party(after, party).Zh}）", $"{Guard(guard).EnOrZh} ({Party(after, party).EnOrZh})");
}
