using Agreements.Server.Notifications.Causes;

namespace Agreements.Server.Notifications.Telling;

/// <summary>Why somebody is told of something.</summary>
/// <param name="Relation">How they stand to it.</param>
/// <param name="Institution">Code of the institution that this is by; null for none.</param>
/// <param name="StandsFor">The account that is stood in for; null when nobody is.</param>
public sealed record Why(ToldAs Relation, string? Institution = null, string? StandsFor = null)
{
    /// <summary>The same in a sentence, to the one who is told.</summary>
    /// <param name="institution">The institution's name; null where it is not known, or there is none.</param>
    public Text Sentence(Text? institution = null)
    {
        var (zh, en) = institution is { } name ? (name.Zh, $" of {name.EnOrZh}") : (Institution ?? "本单位", Institution is { } code ? $" of {code}" : "");
        var said = Relation switch
        {
            ToldAs.Account => new Text("您受托办理这一步", "this step was given to you"),
            ToldAs.Party => new Text($"您代表{zh}，此事与该单位有关", $"you speak for a party that is meant{en}"),
            ToldAs.Step => new Text($"这一步由{zh}审批", $"this step of the approval is yours, as approver{en}"),
            ToldAs.Liaison => new Text("您是联络人", "you are named as liaison"),
            ToldAs.Parties => new Text($"您代表参与方{zh}", $"you speak for a party{en}"),
            ToldAs.Coordinators => new Text($"您是{zh}的协调员", $"you coordinate{en}"),
            ToldAs.Approvers => new Text($"您是{zh}的审批人", $"you approve{en}"),
            ToldAs.Watchers => new Text("您关注了它", "you watch it"),
            ToldAs.Rule => new Text("管理员为此添加了该端点", "an administrator added this endpoint"),
            _ => new Text("您是管理员", "you administer the system"),
        };
        return StandsFor is null ? said : new Text($"{said.Zh}（代 {StandsFor}）", $"{said.En} (standing in for {StandsFor})");
    }
}
