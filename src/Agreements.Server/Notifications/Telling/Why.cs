using Agreements.Server.Notifications.Causes;

namespace Agreements.Server.Notifications.Telling;

/// <summary>Why somebody is told of something.</summary>
/// <param name="Relation">How they stand to it.</param>
/// <param name="Institution">Code of the institution that this is by; null for none.</param>
/// <param name="StandsFor">The account that is stood in for; null when nobody is.</param>
public sealed record Why(ToldAs Relation, string? Institution = null, string? StandsFor = null)
{
    /// <summary>The same in words: to the one who is told, or of them.</summary>
    /// <param name="institution">The institution's name; null where it is not known, or there is none.</param>
    /// <param name="isOfAnother">Whether somebody else reads it.</param>
    public Text Sentence(Text? institution = null, bool isOfAnother = false)
    {
        var at = institution ?? new Text(Institution ?? "本单位", Institution ?? "the institution");
        var (zh, en) = isOfAnother ? ("其", "they") : ("您", "you");
        var said = Relation switch
        {
            ToldAs.Account => new Text($"{zh}受托办理这一步", $"this was given to {(isOfAnother ? "them" : "you")}"),
            ToldAs.Party => new Text($"{zh}代表{at.Zh}，此事与该单位有关", $"{en} speak for {at.EnOrZh}, which is meant"),
            ToldAs.Step => new Text($"这一步由{at.Zh}审批", $"{en} take this step of the approval, at {at.EnOrZh}"),
            ToldAs.Liaison => new Text($"{zh}是联络人", $"{en} are named as liaison"),
            ToldAs.Parties => new Text($"{zh}代表参与方{at.Zh}", $"{en} speak for {at.EnOrZh}, a party"),
            ToldAs.Coordinators => new Text($"{zh}是{at.Zh}的协调员", $"{en} are a coordinator of {at.EnOrZh}"),
            ToldAs.Approvers => new Text($"{zh}是{at.Zh}的审批人", $"{en} are an approver of {at.EnOrZh}"),
            ToldAs.Watchers => new Text($"{zh}关注了它", $"{en} watch it"),
            ToldAs.Ruled => new Text(
                $"管理员的通知规则列出了{zh}在{at.Zh}的角色", $"a rule of an administrator names {(isOfAnother ? "their" : "your")} role at {at.EnOrZh}"),
            ToldAs.Rule when Institution is null => new Text("运维配置中列出了该端点", "the operator's settings name this endpoint"),
            ToldAs.Rule => new Text("管理员添加了该端点", "an administrator added this endpoint"),
            _ => new Text($"{zh}是管理员", $"{en} administer the system"),
        };
        return StandsFor is null ? said : new Text($"{said.Zh}（代 {StandsFor}）", $"{said.En} (standing in for {StandsFor})");
    }
}
