using Agreements.Server.Localization;
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EventDescriptions
{
    private static Text Of(ClosingEvent happened, Agreement after) => happened switch
    {
        AgreementDeclined e =>
            Said($"{Party(after, e.Party).Zh}婉拒参加{Zh(e.On)}，理由", $"{Party(after, e.Party).EnOrZh} declined to take part{En(e.On)}", e.Reason),
        AgreementWithdrawn e => Said(
            $"{Institution(after, e.Institution).Zh}撤回了协议{Zh(e.On)}，理由",
            $"{Institution(after, e.Institution).EnOrZh} took the agreement back{En(e.On)}", e.Reason),
        TerminationNoticed e => Said(
            $"{Party(after, e.Party).Zh}发出终止通知{Zh(e.On)}，自{Day(e.Effective).Zh}起生效{(e.Document is null ? "" : "，通知文件已存档")}，理由",
            $"{Party(after, e.Party).EnOrZh} gave notice{En(e.On)}, to take effect on "
                + $"{Day(e.Effective).En}{(e.Document is null ? "" : ", with the document on file")}",
            e.Reason),
        NoticeRevoked e => Said($"{Party(after, e.Party).Zh}撤回了终止通知{Zh(e.On)}", $"{Party(after, e.Party).EnOrZh} took its notice back{En(e.On)}", e.Reason),
        AgreementTerminated e => Said($"协议终止{Zh(e.On)}，{Basis(e, after).Zh}，理由", $"The agreement was terminated{En(e.On)}, {Basis(e, after).En}", e.Reason),
        TerminationProposed e => e.Party is { } by
            ? Said($"{Party(after, by).Zh}提议终止协议{Zh(e.On)}，理由", $"{Party(after, by).EnOrZh} proposed to end the agreement{En(e.On)}", e.Reason)
            : Said($"提议终止协议{Zh(e.On)}，理由", $"It was proposed to end the agreement{En(e.On)}", e.Reason),
        TerminationConsented e => new Text(
            $"{Party(after, e.Party).Zh}同意终止协议{Zh(e.On)}{(e.Document is null ? "" : "，同意文件已存档")}。",
            $"{Party(after, e.Party).EnOrZh} consented to end the agreement{En(e.On)}{(e.Document is null ? "" : "; the document is on file")}."),
        TerminationDropped e => e.Party is { } by
            ? Said($"{Party(after, by).Zh}不同意终止协议{Zh(e.On)}，理由", $"{Party(after, by).EnOrZh} refused to end the agreement{En(e.On)}", e.Reason)
            : Said($"终止提议撤销{Zh(e.On)}，理由", $"The proposal to end the agreement was dropped{En(e.On)}", e.Reason),
        AgreementReopened { LastDay: { } last } => new Text(
            $"协议恢复有效：经更正或补充，最后一天为{Day(last).Zh}。", $"The agreement is open again: by what has come to light its last day is {Day(last).En}."),
        AgreementReopened => new Text("协议恢复有效：最后一天并不确定。", "The agreement is open again: its last day is not certain."),
        AgreementExpired e => new Text($"协议到期，最后一天为{Day(e.LastDay).Zh}。", $"The agreement expired; its last day was {Day(e.LastDay).En}."),
        AgreementArchived e => Said($"协议归档{Zh(e.On)}", $"The agreement was put into the archive{En(e.On)}", e.Reason),
        _ => throw Unsaid(happened),
    };

    private static Text Day(DateOnly day) => Days.Said(Edtf.Day(day));

    private static Text Basis(AgreementTerminated e, Agreement after) => e.Basis switch
    {
        TerminationBasis.Consent => new Text("经各方一致同意", "as all principals agreed"),
        TerminationBasis.Immediate => new Text("由主管领导即时决定", "at once, by decision of the bureau"),
        TerminationBasis.Notice => e.Party is { } party
            ? new Text($"{Party(after, party).Zh}的终止通知生效", $"as the notice of {Party(after, party).EnOrZh} took effect")
            : new Text("终止通知生效", "as the notice took effect"),
        TerminationBasis.Above => new Text("随上级协议终止", "with the agreement above"),
        _ => e.Source is { } source ? new Text($"据{Title(source.Title)}", $"according to '{source.Title}'") : new Text("据记载", "as recorded"),
    };
}
