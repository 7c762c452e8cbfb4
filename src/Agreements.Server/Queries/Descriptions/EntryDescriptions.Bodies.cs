
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

public static partial class EntryDescriptions
{
    /// <summary>The sentence of an event on a standing body.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="before">The body right before it.</param>
    /// <param name="after">The body right after it.</param>
    /// <param name="naming">What institutions and agreements are called.</param>
    /// <exception cref="InvalidOperationException">No sentence has been written for this type of event.</exception>
    public static Text Of(BodyEvent happened, Body before, Body after, Naming naming) => Closed(happened switch
    {
        BodyRegistered e when !before.Exists => Entered(e, naming),
        BodyRegistered e => Told(
            e.Source, $"重新描述“{e.Facts.Name.Zh}”{Differences(before.Facts!, after.Facts!, naming).Zh}",
            $"'{e.Facts.Name.EnOrZh}' was described anew{Differences(before.Facts!, after.Facts!, naming).En}"),
        BodyDescribed e => Told(
            e.Source, $"描述“{e.Facts.Name.Zh}”{Differences(before.Facts!, after.Facts!, naming).Zh}",
            $"'{e.Facts.Name.EnOrZh}' is described{Differences(before.Facts!, after.Facts!, naming).En}"),
        BodyRenamed e => Told(
            e.Source, $"由“{before.Facts!.Name.Zh}”更名为“{e.Name.Zh}”{Zh(e.On)}", $"'{before.Facts!.Name.EnOrZh}' became '{e.Name.EnOrZh}'{En(e.On)}"),
        ChairAppointed { Institution: null } e => Told(e.Source, $"牵头单位空缺{Zh(e.On)}", $"the chair was left empty{En(e.On)}"),
        ChairAppointed e =>
            Told(e.Source, $"{naming.Institution(e.Institution).Zh}任牵头单位{Zh(e.On)}", $"{naming.Institution(e.Institution).EnOrZh} took the chair{En(e.On)}"),
        CoLeadsNamed e => Told(e.Source, $"共同牵头单位：{AllZh(e.Institutions, naming)}{Zh(e.On)}", $"leading together: {AllEn(e.Institutions, naming)}{En(e.On)}"),
        MemberJoined e =>
            Told(e.Source, $"{naming.Institution(e.Institution).Zh}加入{Zh(e.On)}", $"{naming.Institution(e.Institution).EnOrZh} became a member{En(e.On)}"),
        MemberLeft e => Told(e.Source, $"{naming.Institution(e.Institution).Zh}退出{Zh(e.On)}", $"{naming.Institution(e.Institution).EnOrZh} left{En(e.On)}"),
        MembershipStated { OnRecord: MembersOnRecord.All } => new Text("成员名单完整。", "The members on record are all there are."),
        MembershipStated => new Text("成员名单不完整。", "There are more members than those on record."),
        BodyDissolved e => Dissolved(e),
        BodyFigureRecorded e => Counted(e.Figure),
        BodyFigureCorrected e => Mended(e.Figure, e.Reason, before.Figures),
        _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
    });

    private static Text Entered(BodyRegistered e, Naming naming)
    {
        var f = e.Facts;
        return Told(
            e.Source,
            $"登记{BodyKindNames.Of(f.Kind).Zh}“{f.Name.Zh}”{(f.FoundedOn is null ? "" : $"，{Founded(f.FoundedOn).Zh}")}"
                + (f.Members.Count == 0 ? "" : $"，成员：{AllZh(f.Members, naming)}{(f.MembersComplete ? "" : "等")}"),
            $"the {BodyKindNames.Of(f.Kind).En} '{f.Name.EnOrZh}' was entered{(f.FoundedOn is null ? "" : $"; {Founded(f.FoundedOn).EnOrZh}")}"
                + (f.Members.Count == 0
                    ? ""
                    : $"; members: {(f.MembersComplete ? AllEn(f.Members, naming) : ListEn([.. f.Members.Select(naming.Institution), Others]))}"));
    }

    private static Text Dissolved(BodyDissolved e) => e.Reason is null
        ? Told(e.Source, $"撤销{Zh(e.On)}", $"it was dissolved{En(e.On)}")
        : Told(e.Source, $"撤销{Zh(e.On)}，理由：{e.Reason.TrimEnd('。', '.')}", $"it was dissolved{En(e.On)}: {e.Reason.TrimEnd('。', '.')}");

    private static (string Zh, string En) Differences(BodyFacts was, BodyFacts now, Naming naming)
    {
        (bool Differs, string Zh, string En)[] all =
        [
            (was.Kind != now.Kind, $"类别改为{BodyKindNames.Of(now.Kind).Zh}", $"it is a {BodyKindNames.Of(now.Kind).En}"),
            (was.Name != now.Name, $"名称改为“{now.Name.Zh}”", $"its name is '{now.Name.EnOrZh}'"),
            (was.Chair != now.Chair, $"牵头单位：{Named(now.Chair, naming).Zh}", $"chair: {Named(now.Chair, naming).EnOrZh}"),
            (!was.CoLeads.SequenceEqual(now.CoLeads), $"共同牵头单位：{AllZh(now.CoLeads, naming)}", $"leading together: {AllEn(now.CoLeads, naming)}"),
            (now.Members.Except(was.Members).Any(), $"新增成员：{AllZh(now.Members.Except(was.Members), naming)}",
                $"members added: {AllEn(now.Members.Except(was.Members), naming)}"),
            (was.Members.Except(now.Members).Any(), $"不再列为成员：{AllZh(was.Members.Except(now.Members), naming)}",
                $"no longer named as members: {AllEn(was.Members.Except(now.Members), naming)}"),
            (was.MembersComplete != now.MembersComplete, now.MembersComplete ? "成员名单完整" : "成员名单不完整",
                now.MembersComplete ? "the members are all" : "there are more members"),
            (was.FoundedOn != now.FoundedOn, Founded(now.FoundedOn).Zh, Founded(now.FoundedOn).EnOrZh),
            (was.FoundedBy != now.FoundedBy, $"依据{Founder(now, naming).Zh}成立", $"founded by {Founder(now, naming).EnOrZh}"),
        ];
        return (TailZh(all.Select(d => d.Differs ? d.Zh : null)), TailEn(all.Select(d => d.Differs ? d.En : null)));
    }

    private static Text Founded(Edtf? on) => on is null
        ? new Text("成立日期不明", "the day of its founding is unknown")
        : new Text($"成立于{DayZh(on)}", $"founded {DayEn(on)}");

    private static Text Founder(BodyFacts facts, Naming naming) =>
        facts.FoundedBy is { } reference ? naming.Founder(reference) : new Text("不详的协议", "an unknown agreement");

    private static string AllZh(IEnumerable<string> codes, Naming naming) => codes.Any() ? ListZh(codes.Select(naming.Institution)) : Nobody.Zh;

    private static string AllEn(IEnumerable<string> codes, Naming naming) => codes.Any() ? ListEn([.. codes.Select(naming.Institution)]) : Nobody.EnOrZh;
}
