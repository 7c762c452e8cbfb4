using Agreements.Server.Queries;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>The words of what a command would change besides what it records.</summary>
internal static class ConsequenceTexts
{
    public static readonly Text Adoption = new("对进行中协议的影响（试算，不作记录）", "What would change for open agreements (tried only; nothing is recorded)");
    public static readonly Text SeesNone = new(
        "管理员看不到协议，因此无法在此试算。发布时可先定一个将来的施行日，请协调员或审计员在该类别的页面上查看影响。",
        "Administrators see no agreements, so nothing can be tried here. Publish with a first day to come: until then a coordinator or an auditor sees on the "
            + "page of the kind what would change.");

    public static readonly Text ThisAgreement = new("对本协议条件的影响", "What would change of this agreement's conditions");
    public static readonly Text NothingChanges = new("下一阶段未满足的条件不变。", "The unmet conditions of its next stage stay the same.");
    public static readonly Text Counted = new("今后计入留存单位的内容", "What is from then on counted with the surviving entry");
    public static readonly Text NoBodies = new("不是任何常设组织的成员。", "It has to do with no standing body.");
    public static readonly Text NoneBelow = new("没有下属单位。", "No institution stands under it.");
    public static readonly Text AgreementsUnseen = new(
        "管理员看不到协议；凡以此条目为一方的协议，今后都计入留存单位。", "Administrators see no agreements; wherever it is a party, the survivor will be counted.");

    /// <summary>A condition that would be unmet.</summary>
    /// <param name="unmet">The condition.</param>
    public static Text More(Text unmet) => new($"新增：{unmet.Zh}", $"New: {unmet.EnOrZh}");

    /// <summary>A condition that would be unmet no more.</summary>
    /// <param name="met">The condition.</param>
    public static Text Fewer(Text met) => new($"不再要求：{met.Zh}", $"No longer: {met.EnOrZh}");

    /// <summary>How many agreements would change.</summary>
    /// <param name="effects">What was tried.</param>
    public static Text Changed(PolicyEffects effects) => effects.Adopting == 0
        ? new("您可见的进行中协议里，没有可从原版本改用新版本的。", "Of the open agreements that you see, none can adopt it from an earlier version.")
        : new(
            $"您可见的 {effects.Adopting} 份协议可以改用；改用后有 {effects.Changed.Count} 份未满足的条件会变化。",
            $"{effects.Adopting} agreements that you see can adopt it; the unmet conditions of {effects.Changed.Count} would change.");

    /// <summary>That not all were looked at.</summary>
    /// <param name="effects">What was tried.</param>
    public static Text NotAll(PolicyEffects effects) => new(
        $"共有 {effects.Open} 份进行中，只看了其中 {effects.LookedAt} 份。", $"{effects.Open} are open; only {effects.LookedAt} of them were looked at.");

    /// <summary>That not all are shown.</summary>
    /// <param name="all">How many there are.</param>
    public static Text First(int all) => new(
        $"以下为 {all} 项中的前 {Consequences.MostLines} 项。", $"These are the first {Consequences.MostLines} of {all}.");

    /// <summary>How many agreements name an entry.</summary>
    /// <param name="count">How many.</param>
    public static Text Agreements(int count) => new($"您可见的协议中有 {count} 份写有此条目。", $"It is named in {count} of the agreements that you see.");

    /// <summary>How many bodies an entry has to do with.</summary>
    /// <param name="count">How many.</param>
    public static Text Bodies(int count) =>
        new($"与 {count} 个常设组织有关。", count == 1 ? "It has to do with 1 standing body." : $"It has to do with {count} standing bodies.");

    /// <summary>How many institutions stand under an entry.</summary>
    /// <param name="count">How many.</param>
    public static Text Below(int count) =>
        new($"有 {count} 个下属单位。", count == 1 ? "1 institution stands under it." : $"{count} institutions stand under it.");
}
