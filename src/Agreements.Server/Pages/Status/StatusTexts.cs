using Agreements.Server.Observability;

namespace Agreements.Server.Pages.Status;

/// <summary>The words of the page that says how the server is doing.</summary>
internal static class StatusTexts
{
    public static readonly Text Database = new("数据库", "Database");
    public static readonly Text Answers = new("有应答：记录可以读写。", "It answers: records can be read and written.");
    public static readonly Text Lists = new("列表与看板", "Lists and boards");
    public static readonly Text Release = new("版本", "Version");
    public static readonly Text Aside = new("暂时无法在列表中显示的协议", "Agreements that lists cannot show for now");
    public static readonly Text Note = new(
        "若列表长时间没有更新，请告知管理员。记录本身不会丢失。", "If lists stay late for long, tell an administrator. Nothing on record is lost.");

    /// <summary>How far lists and boards are.</summary>
    /// <param name="activity">What their keeper does.</param>
    public static Text Of(ReadModelActivity activity) => activity switch
    {
        ReadModelActivity.Running => new("均为最新。", "They show everything."),
        ReadModelActivity.Behind => new("稍有延迟，正在跟上。", "They are a little late, and catching up."),
        ReadModelActivity.Starting => new("正在启动。", "They are starting."),
        ReadModelActivity.Stopped => new("正在重建，稍后恢复。", "They are being rebuilt and will be back."),
        _ => new("已停止更新，需要管理员处理。", "They have stopped; an administrator has to look."),
    };
}
