using Agreements.Domain;
using Agreements.Domain.Signing;
using Agreements.Domain.Values;
using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Timeline;

/// <summary>Says in one sentence, in Chinese and English, what an event was about. Pure: names are those that the agreement uses.</summary>
public static class Sentences
{
    /// <summary>The sentence of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="after">The state right after it.</param>
    /// <exception cref="InvalidOperationException">No sentence has been written for this type of event.</exception>
    public static Text Of(AgreementEvent happened, Agreement after) => happened switch
    {
        AgreementProposed e => Proposed(e, after),
        TermsRevised e => Revised(e, after),
        TermsConsented e => Consented(e, after),
        AgreementNegotiated e => Entered("各方就同一文本协商一致", "All principals agreed on one text", e.On, e.Source),
        AgreementApproved e => Said(
            $"{Institution(after, e.Institution).Zh}批准了协议{Zh(e.On)}", $"{Institution(after, e.Institution).EnOrZh} approved the agreement{En(e.On)}", e.Note),
        GuardWaived e => Waived(e, after),
        SignatureRecorded e => Signature(e.Signature, after),
        WitnessAttested e => Said(
            $"{Party(after, e.Party).Zh}见证了签署{Zh(e.On)}", $"{Party(after, e.Party).EnOrZh} witnessed the signing{En(e.On)}", e.Note),
        CeremonyRecorded e => Ceremony(e, after),
        AgreementSigned e => Signed(e),
        CommitmentAdded e => Commitments.Added(e.Commitment, after),
        CommitmentFulfilled e => Commitments.Fulfilled(e, after),
        LiaisonNamed e => new Text($"{Party(after, e.Party).Zh}确定了联络人。", $"{Party(after, e.Party).EnOrZh} named its liaison."),
        ImplementationStarted e => WithNote(Entered("协议进入实施", "Work on the agreement began", e.On, e.Source), e.Note),
        OutcomeRecorded e => Commitments.Achieved(e.Outcome),
        AgreementRated e => Rated(e, after),
        AgreementEvaluated e => Evaluated(e),
        AgreementReturned e => new Text(
            $"协议由“{StageNames.Zh(e.From)}”阶段退回“{StageNames.Zh(e.To)}”阶段{Zh(e.On)}，理由：{EndZh(e.Reason)}",
            $"The agreement went back from {StageNames.En(e.From)} to {StageNames.En(e.To)}{En(e.On)}: {EndEn(e.Reason)}"),
        QuestionLeftOpen e => new Text($"留有疑问：{EndZh(e.Question)}", $"A question is open: {EndEn(e.Question)}"),
        _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
    };

    /// <summary>The day on which an event happened; null when unknown, or when events of its type have no day of their own.</summary>
    /// <param name="happened">The event.</param>
    public static Edtf? DayOf(AgreementEvent happened) => happened switch
    {
        AgreementProposed e => e.On,
        TermsConsented e => e.On,
        AgreementNegotiated e => e.On,
        AgreementApproved e => e.On,
        SignatureRecorded e => e.Signature.On,
        WitnessAttested e => e.On,
        CeremonyRecorded e => e.On,
        AgreementSigned e => e.On,
        CommitmentFulfilled e => e.On,
        ImplementationStarted e => e.On,
        OutcomeRecorded e => e.Outcome.On,
        AgreementEvaluated e => e.On,
        AgreementReturned e => e.On,
        _ => null,
    };

    private static Text Proposed(AgreementProposed e, Agreement after)
    {
        var kind = KindNames.Of(e.Kind);
        Text[] principals = [.. after.Principals.Select(p => p.Name)];
        return new Text(
            $"提出{kind.Zh}{Title(e.Title.Zh)}{Zh(e.On)}，签约主体{principals.Length}个：{ListZh(principals)}。",
            $"The {kind.EnOrZh} '{e.Title.EnOrZh}' was proposed{En(e.On)}; {Count(principals.Length, "principal")}: {ListEn(principals)}.");
    }

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

    private static Text Waived(GuardWaived e, Agreement after)
    {
        var guard = Guard(e.Guard);
        var by = Institution(after, e.Institution);
        return new Text($"{by.Zh}准予免除“{guard.Zh}”这一条件，理由：{EndZh(e.Reason)}", $"{by.EnOrZh} waived the condition '{guard.EnOrZh}': {EndEn(e.Reason)}");
    }

    private static Text Signature(Signature s, Agreement after)
    {
        var party = Party(after, s.Party);
        string?[] zh =
        [
            s.SignatoryTitle is null ? null : $"签署人职务：{s.SignatoryTitle}", s.Method is { } m ? Method(m).Zh : null,
            s.Originals is { } n ? $"原件{n}份" : null, s.DocumentDigest is null ? null : "签署文件已存档",
        ];
        string?[] en =
        [
            s.SignatoryTitle is null ? null : $"signatory: {s.SignatoryTitle}", s.Method is { } w ? Method(w).En : null,
            s.Originals is { } k ? Count(k, "original") : null, s.DocumentDigest is null ? null : "signed document on file",
        ];
        return new Text($"{party.Zh}签署了协议{Zh(s.On)}{TailZh(zh)}。", $"{party.EnOrZh} signed{En(s.On)}{TailEn(en)}.");
    }

    private static Text Ceremony(CeremonyRecorded e, Agreement after)
    {
        var host = e.Host is null ? null : Institution(after, e.Host);
        return new Text(
            $"{(e.Place is null ? "签约仪式举行" : $"签约仪式在{e.Place}举行")}{Zh(e.On)}{(host is null ? "" : $"，由{host.Zh}主持")}。",
            $"The signing ceremony was held{(e.Place is null ? "" : $" at {e.Place}")}{En(e.On)}{(host is null ? "" : $", hosted by {host.EnOrZh}")}.");
    }

    private static Text Signed(AgreementSigned e)
    {
        var (zh, en) = e.Place is null ? ("协议签署完成", "The agreement was signed") : ($"协议在{e.Place}签署完成", $"The agreement was signed at {e.Place}");
        return WithNote(Entered(zh, en, e.On, e.Source), e.Note);
    }

    private static Text Rated(AgreementRated e, Agreement after)
    {
        var scores = after.Policy.Rubric.Where(r => e.Scores.ContainsKey(r.Id)).ToArray();
        var party = Party(after, e.Party);
        return Said(
            $"{party.Zh}作出评价：{string.Join("，", scores.Select(r => $"{r.Name.Zh}{e.Scores[r.Id]}分"))}",
            $"{party.EnOrZh} rated the cooperation: {string.Join(", ", scores.Select(r => $"{r.Name.EnOrZh} {e.Scores[r.Id]}"))}", e.Comment);
    }

    private static Text Evaluated(AgreementEvaluated e)
    {
        string?[] zh =
        [
            e.Score is { } s ? $"综合得分{Number(s)}分" : null, e.Grade is { } g ? $"等级{GradeName(g).Zh}" : null,
            e.Recommendation is { } r ? $"建议{Advice(r).Zh}" : null,
        ];
        string?[] en =
        [
            e.Score is { } t ? $"score {Number(t)}" : null, e.Grade is { } h ? $"grade {GradeName(h).En}" : null,
            e.Recommendation is { } q ? $"recommendation: {Advice(q).En}" : null,
        ];
        return Entered($"协议完成评估", "The agreement was evaluated", e.On, e.Source, TailZh(zh), TailEn(en));
    }
}
