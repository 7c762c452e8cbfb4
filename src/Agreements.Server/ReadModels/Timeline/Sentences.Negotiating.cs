using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

public static partial class Sentences
{
    private static Text Of(NegotiatingEvent happened, Agreement after) => happened switch
    {
        TermsRevised e => Revised(e, after),
        TermsConsented e => Consented(e, after),
        AgreementNegotiated e => WithNote(Entered("各方就同一文本协商一致", "All principals agreed on one text", e.On, e.Source), e.Note),
        _ => throw Unsaid(happened),
    };

    private static Text Revised(TermsRevised e, Agreement after)
    {
        Text[] voided = [.. e.Voids.Select(p => Party(after, p))];
        return voided.Length == 0
            ? new Text($"提交条款文本第{e.Number}稿。", $"Revision {e.Number} of the terms was put on the table.")
            : new Text(
                $"提交条款文本第{e.Number}稿，{ListZh(voided)}此前的同意随之失效。",
                $"Revision {e.Number} of the terms was put on the table; the consent of {ListEn(voided)} is void.");
    }

    private static Text Consented(TermsConsented e, Agreement after)
    {
        var revision = after.Revisions.Find(r => r.Digest == e.Digest);
        var party = Party(after, e.Party);
        return new Text(
            $"{party.Zh}同意条款文本{(revision is null ? "" : $"第{revision.Number}稿")}{Zh(e.On)}。",
            $"{party.EnOrZh} consented to {(revision is null ? "the terms" : $"revision {revision.Number} of the terms")}{En(e.On)}.");
    }
}
