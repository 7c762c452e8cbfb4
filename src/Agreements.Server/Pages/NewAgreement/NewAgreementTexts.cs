namespace Agreements.Server.Pages.NewAgreement;

/// <summary>The words of proposing an agreement in steps.</summary>
internal static class NewAgreementTexts
{
    public static readonly Text Heading = new("新建协议", "New agreement");
    public static readonly Text Begin = new("选择类别", "Choose a kind");
    public static readonly Text BeginHint = new(
        "按所选类别的范本开始；也可以从以前的协议开始，再改动。", "Begins with the template of the kind; or begin with an earlier agreement and change it.");
    public static readonly Text From = new("从以前的协议开始（可不填）", "Begin with an earlier agreement (optional)");
    public static readonly Text FromHint = new("名称、编号或拼音；类别不选则与它相同", "title, reference or pinyin; without a kind it is of the same");
    public static readonly Text Next = new("下一步", "Next");
    public static readonly Text Back = new("上一步", "Back");
    public static readonly Text Save = new("存为草稿", "Keep as a draft");
    public static readonly Text Drop = new("删除草稿", "Drop the draft");
    public static readonly Text Drafts = new("我的草稿", "My drafts");
    public static readonly Text Parties = new("第 2 步：各方", "Step 2: parties");
    public static readonly Text Terms = new("第 3 步：名称与条款", "Step 3: title and terms");
    public static readonly Text Kind = new("第 1 步：类别", "Step 1: kind");
    public static readonly Text PartiesHint = new(
        "按名称、简称或拼音填写；名录中没有的，请先登记单位。", "Type names, aliases or pinyin; who is not in the directory is entered there first.");
    public static readonly Text TermsHint = new("条款可以先空着，以后再提交。", "The terms can be left out and put on the table later.");
    public static readonly Text Alike = new("可能已有同样的协议，请先看看：", "There may be the same agreement already; look first:");
    public static readonly Text WithTerms = new("随后提交条款文本第 1 稿", "then put revision 1 of the terms on the table");
    public static readonly Text Propose = new("提出协议", "Propose it");
    public static readonly Text KindNeeded = new("请选择类别，或写出以前的一份协议。", "Choose a kind, or name an earlier agreement.");
    public static readonly Text FromSheet = new("已有台账？从表格导入", "There is a register already? Import it from a spreadsheet");
    public static readonly Text Untitled = new("（未命名）", "(untitled)");

    /// <summary>No earlier agreement, or several.</summary>
    public static Text NoEarlier(string given, IReadOnlyList<Text> near) => near.Count == 0
        ? new Text($"没有找到协议“{given}”，请检查名称或编号。", $"No agreement '{given}' was found: check its title or reference.")
        : new Text(
            $"“{given}”可能指：{string.Join("、", near.Select(n => n.Zh))}。请写出其中一个。",
            $"'{given}' may mean {string.Join(", ", near.Select(n => n.EnOrZh))}: type one of them.");
}
