
namespace Agreements.Server.Pages.Tree;

/// <summary>The words of the tree, of the clauses carried and of the standing.</summary>
internal static class TreeTexts
{
    public static readonly Text Heading = new("协议体系", "Tree of agreements");
    public static readonly Text Lead = new("从总协议到分项协议：各处于什么阶段，承诺兑现多少。", "From the framework down: the stage of each, and how many commitments were kept.");
    public static readonly Text ShowTree = new("查看整个协议体系", "See the whole tree");
    public static readonly Text Cut = new("协议过多，仅显示一部分。", "There are more agreements than are shown.");
    public static readonly Text Here = new("本协议", "this one");
    public static readonly Text Coverage = new("条款承接情况", "Who carries which clause");
    public static readonly Text Clause = new("条款", "Clause");
    public static readonly Text CarriedBy = new("承接的下级协议", "Carried by");
    public static readonly Text Nobody = new("尚无下级协议承接", "nobody yet");
    public static readonly Text Gone = new("现行文本已无此条款", "no longer in the present text");
    public static readonly Text Standing = new("当前状态", "How it stands");
    public static readonly Text LastDay = new("最后一天", "Last day");
    public static readonly Text MayBeOver = new("可能已到期，日期不精确，请核实。", "It may be over; the day is not exact: find out.");

    /// <summary>Commitments kept.</summary>
    public static Text Kept(int kept, int all) => new($"承诺兑现 {kept}/{all}", $"{kept} of {all} commitments kept");

    /// <summary>How many clauses nobody carries.</summary>
    public static Text Uncarried(int count) => new($"{count} 条尚无承接", count == 1 ? "1 clause is carried by nobody" : $"{count} clauses are carried by nobody");

    /// <summary>Who has suspended it.</summary>
    public static Text SuspendedBy(Text who, string reason) => new($"由{who.Zh}暂停：{reason}", $"Suspended by {who.EnOrZh}: {reason}");

    /// <summary>A notice that is pending.</summary>
    public static Text Noticed(Text who, string zhDay, string enDay) =>
        new($"{who.Zh}已发出终止通知，自{zhDay}起生效", $"{who.EnOrZh} has given notice, to take effect on {enDay}");
}
