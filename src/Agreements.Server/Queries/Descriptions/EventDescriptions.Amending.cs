
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(AmendingEvent happened, Agreement after) => happened switch
    {
        AmendmentProposed e => Amending(e, after),
        AmendmentConsented e => new Text(
            $"{Amender(after, e.Number, e.Party).Zh}同意第{e.Number}号补充协议{Zh(e.On)}。",
            $"{Amender(after, e.Number, e.Party).EnOrZh} consented to amendment {e.Number}{En(e.On)}."),
        AmendmentRefused e => Said(
            $"{Amender(after, e.Number, e.Party).Zh}不同意第{e.Number}号补充协议{Zh(e.On)}，理由",
            $"{Amender(after, e.Number, e.Party).EnOrZh} refused amendment {e.Number}{En(e.On)}", e.Reason),
        AmendmentRevised e => Revised(e, after),
        AmendmentSigned e => new Text(
            $"{Amender(after, e.Number, e.Signature.Party).Zh}签署了第{e.Number}号补充协议{Zh(e.Signature.On)}。",
            $"{Amender(after, e.Number, e.Signature.Party).EnOrZh} signed amendment {e.Number}{En(e.Signature.On)}."),
        AmendmentScheduled e => new Text(
            $"各方已签署第{e.Number}号补充协议，自{Day(e.From).Zh}起生效。", $"Amendment {e.Number} is signed by all and comes into force on {Day(e.From).En}."),
        AmendmentAdopted e => new Text(
            $"第{e.Number}号补充协议生效{Zh(e.On)}，条款文本更新为第{e.Revision}稿。",
            $"Amendment {e.Number} came into force{En(e.On)}; its text is revision {e.Revision} of the terms."),
        AmendmentWithdrawn e => Said($"第{e.Number}号补充协议撤回{Zh(e.On)}，理由", $"Amendment {e.Number} was withdrawn{En(e.On)}", e.Reason),
        _ => throw Unsaid(happened),
    };

    private static Text Amending(AmendmentProposed e, Agreement after)
    {
        var (zh, en) = Changes(e.Parties, after);
        return Said(
            $"提出第{e.Number}号补充协议{Title(e.Title.Zh)}{Zh(e.On)}{zh}，理由", $"Amendment {e.Number}, '{e.Title.EnOrZh}', was proposed{En(e.On)}{en}", e.Reason);
    }

    private static Text Revised(AmendmentRevised e, Agreement after)
    {
        var (zh, en) = Changes(e.Parties, after);
        Text[] voided = [.. e.Voids.Select(p => Amender(after, e.Number, p))];
        return new Text(
            $"第{e.Number}号补充协议换了文本{zh}{(voided.Length == 0 ? "" : $"，{ListZh(voided)}此前的同意随之失效")}。",
            $"Amendment {e.Number} got another text{en}{(voided.Length == 0 ? "" : $"; the consent of {ListEn(voided)} is void")}.");
    }

    private static (string Zh, string En) Changes(PartyChanges? parties, Agreement after)
    {
        Text[] joining = [.. (parties?.Joining ?? []).Select(p => p.Name)];
        Text[] leaving = [.. (parties?.Leaving ?? []).Select(p => Party(after, p))];
        return (
            TailZh([joining.Length == 0 ? null : $"{ListZh(joining)}加入", leaving.Length == 0 ? null : $"{ListZh(leaving)}退出"]),
            TailEn([joining.Length == 0 ? null : $"{ListEn(joining)} would join", leaving.Length == 0 ? null : $"{ListEn(leaving)} would leave"]));
    }

    /// <summary>One that joins is no party yet, but has a name in the amendment.</summary>
    private static Text Amender(Agreement after, int number, string party) =>
        after.Amendments.ElementAtOrDefault(number - 1)?.Parties?.Joining.FirstOrDefault(p => p.Id == party)?.Name ?? Party(after, party);
}
