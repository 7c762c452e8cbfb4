using static Agreements.Server.ReadModels.Timeline.Wording;

namespace Agreements.Server.ReadModels.Directory;

public static partial class EntrySentences
{
    /// <summary>The sentence of an event on a standing body.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="before">The body right before it.</param>
    /// <param name="after">The body right after it.</param>
    /// <param name="name">What an institution is called, by its code.</param>
    /// <exception cref="InvalidOperationException">No sentence has been written for this type of event.</exception>
    public static Text Of(BodyEvent happened, Body before, Body after, Func<string, Text> name) => happened switch
    {
        BodyRegistered e when !before.Exists => Entered(e, name),
        BodyRegistered e => Told(e.Source, $"重新描述“{e.Facts.Name.Zh}”{Differences(before.Facts!, after.Facts!, name).Zh}", $"'{e.Facts.Name.EnOrZh}' was described anew{Differences(before.Facts!, after.Facts!, name).En}"),
        BodyDescribed e => Told(e.Source, $"描述“{e.Facts.Name.Zh}”{Differences(before.Facts!, after.Facts!, name).Zh}", $"'{e.Facts.Name.EnOrZh}' is described{Differences(before.Facts!, after.Facts!, name).En}"),
        BodyRenamed e => Told(
            e.Source, $"由“{before.Facts!.Name.Zh}”更名为“{e.Name.Zh}”{Zh(e.On)}", $"'{before.Facts!.Name.EnOrZh}' became '{e.Name.EnOrZh}'{En(e.On)}"),
        ChairAppointed { Institution: null } e => Told(e.Source, $"牵头单位空缺{Zh(e.On)}", $"the chair was left empty{En(e.On)}"),
        ChairAppointed e => Told(e.Source, $"{name(e.Institution).Zh}任牵头单位{Zh(e.On)}", $"{name(e.Institution).EnOrZh} took the chair{En(e.On)}"),
        CoLeadsNamed e => Told(e.Source, $"共同牵头单位：{AllZh(e.Institutions, name)}{Zh(e.On)}", $"leading together: {AllEn(e.Institutions, name)}{En(e.On)}"),
        MemberJoined e => Told(e.Source, $"{name(e.Institution).Zh}加入{Zh(e.On)}", $"{name(e.Institution).EnOrZh} became a member{En(e.On)}"),
        MemberLeft e => Told(e.Source, $"{name(e.Institution).Zh}退出{Zh(e.On)}", $"{name(e.Institution).EnOrZh} left{En(e.On)}"),
        MembershipClosed { Complete: true } => new Text("成员名单完整。", "The members on record are all there are."),
        MembershipClosed => new Text("成员名单不完整。", "There are more members than those on record."),
        BodyDissolved e => Dissolved(e),
        BodyFigureRecorded e => Counted(e.Figure),
        BodyFigureCorrected e => Mended(e.Figure, e.Reason, before.Figures),
        _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
    };

    private static Text Entered(BodyRegistered e, Func<string, Text> name)
    {
        var f = e.Facts;
        return Told(
            e.Source,
            $"登记{BodyKindNames.Of(f.Kind).Zh}“{f.Name.Zh}”{(f.FoundedOn is null ? "" : $"，成立日期{Zh(f.FoundedOn)}")}{(f.Members.Count == 0 ? "" : $"，成员：{AllZh(f.Members, name)}{(f.MembersComplete ? "" : "等")}")}",
            $"the {BodyKindNames.Of(f.Kind).En} '{f.Name.EnOrZh}' was entered{(f.FoundedOn is null ? "" : $"; founded{En(f.FoundedOn)}")}{(f.Members.Count == 0 ? "" : $"; members: {AllEn(f.Members, name)}{(f.MembersComplete ? "" : " and others")}")}");
    }

    private static Text Dissolved(BodyDissolved e) => e.Reason is null
        ? Told(e.Source, $"撤销{Zh(e.On)}", $"it was dissolved{En(e.On)}")
        : Told(e.Source, $"撤销{Zh(e.On)}，理由：{e.Reason.TrimEnd('。', '.')}", $"it was dissolved{En(e.On)}: {e.Reason.TrimEnd('。', '.')}");

    private static (string Zh, string En) Differences(BodyFacts was, BodyFacts now, Func<string, Text> name)
    {
        (bool Differs, string Zh, string En)[] all =
        [
            (was.Kind != now.Kind, $"类别改为{BodyKindNames.Of(now.Kind).Zh}", $"it is a {BodyKindNames.Of(now.Kind).En}"),
            (was.Name != now.Name, $"名称改为“{now.Name.Zh}”", $"its name is '{now.Name.EnOrZh}'"),
            (was.Chair != now.Chair, $"牵头单位：{Named(now.Chair, name).Zh}", $"chair: {Named(now.Chair, name).EnOrZh}"),
            (!was.CoLeads.SequenceEqual(now.CoLeads), $"共同牵头单位：{AllZh(now.CoLeads, name)}", $"leading together: {AllEn(now.CoLeads, name)}"),
            (now.Members.Except(was.Members).Any(), $"新增成员：{AllZh(now.Members.Except(was.Members), name)}", $"members added: {AllEn(now.Members.Except(was.Members), name)}"),
            (was.Members.Except(now.Members).Any(), $"不再列为成员：{AllZh(was.Members.Except(now.Members), name)}", $"no longer named as members: {AllEn(was.Members.Except(now.Members), name)}"),
            (was.MembersComplete != now.MembersComplete, now.MembersComplete ? "成员名单完整" : "成员名单不完整", now.MembersComplete ? "the members are all" : "there are more members"),
            (was.FoundedOn != now.FoundedOn, $"成立日期{Zh(now.FoundedOn)}", $"founded{En(now.FoundedOn)}"),
            (was.FoundedBy != now.FoundedBy, $"依据协议{now.FoundedBy ?? "不详"}成立", $"founded by {now.FoundedBy ?? "an unknown agreement"}"),
        ];
        return (TailZh(all.Select(d => d.Differs ? d.Zh : null)), TailEn(all.Select(d => d.Differs ? d.En : null)));
    }

    private static string AllZh(IEnumerable<string> codes, Func<string, Text> name) => codes.Any() ? ListZh(codes.Select(name)) : Nobody.Zh;

    private static string AllEn(IEnumerable<string> codes, Func<string, Text> name) => codes.Any() ? ListEn([.. codes.Select(name)]) : Nobody.EnOrZh;
}
