namespace Agreements.Server.Pages.Conditions;

/// <summary>The words of saved views.</summary>
internal static class ViewTexts
{
    public static readonly Text Saved = new("我的视图", "My views");
    public static readonly Text Save = new("保存为我的视图", "Save as a view of mine");
    public static readonly Text SaveNow = new("保存", "Save");
    public static readonly Text Name = new("视图名称", "Name of the view");
    public static readonly Text Forget = new("删除", "Forget");

    /// <summary>A view was not saved.</summary>
    /// <param name="most">How many there can be.</param>
    public static Text Refused(int most) => new(
        $"没有保存：名称须为 1–60 个字，每个列表最多 {most} 个视图。", $"Not saved: the name has 1 to 60 characters, and a list at most {most} views.");
}
