
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(NegotiatingEvent happened, Agreement after) => happened switch
    {
        TermsRevised e => Revised(e, after),
        TermsConsented e => Consented(e, after),
        TermsRefused e => Said(
            $"{Party(after, e.Party).Zh}不同意条款文本{NumberZh(after, e.Digest)}{Zh(e.On)}",
            $"{Party(after, e.Party).EnOrZh} refused {NumberEn(after, e.Digest)}{En(e.On)}", e.Reason),
        TermsRestored e => WithNote(Voiding(
            $"恢复各方都同意过的第{e.Restores}稿，作为第{e.Number}稿{Zh(e.On)}",
            $"Revision {e.Restores}, which all had consented to, is on the table again as revision {e.Number}{En(e.On)}",
            e.Voids, after), e.Reason),
        AgreementNegotiated e => WithNote(Entered("各方就同一文本协商一致", "All principals agreed on one text", e.On, e.Source), e.Note),
        _ => throw Unsaid(happened),
    };

    private static Text Revised(TermsRevised e, Agreement after)
    {
        var (zh, en) = (e.Party is { } id ? Party(after, id) : null, e.Answers) switch
        {
            (null, _) => ($"提交条款文本第{e.Number}稿", $"Revision {e.Number} of the terms was put on the table"),
            ({ } by, null) => ($"{by.Zh}提交条款文本第{e.Number}稿", $"{by.EnOrZh} put revision {e.Number} of the terms on the table"),
            ({ } by, { } before) =>
                ($"{by.Zh}对第{before}稿提出反建议，即条款文本第{e.Number}稿", $"{by.EnOrZh} answered revision {before} with revision {e.Number} of the terms"),
        };
        return Voiding(zh, en, e.Voids, after);
    }

    private static Text Voiding(string zh, string en, IReadOnlyList<string> voids, Agreement after)
    {
        Text[] voided = [.. voids.Select(p => Party(after, p))];
        return voided.Length == 0
            ? new Text($"{zh}。", $"{en}.")
            : new Text($"{zh}，{ListZh(voided)}此前的同意随之失效。", $"{en}; the consent of {ListEn(voided)} is void.");
    }

    private static Text Consented(TermsConsented e, Agreement after)
    {
        var party = Party(after, e.Party);
        return new Text($"{party.Zh}同意条款文本{NumberZh(after, e.Digest)}{Zh(e.On)}。", $"{party.EnOrZh} consented to {NumberEn(after, e.Digest)}{En(e.On)}.");
    }

    private static string NumberZh(Agreement after, string digest) => after.Revisions.FindLast(r => r.Digest == digest) is { } r ? $"第{r.Number}稿" : "";

    private static string NumberEn(Agreement after, string digest) =>
        after.Revisions.FindLast(r => r.Digest == digest) is { } r ? $"revision {r.Number} of the terms" : "the terms";
}
