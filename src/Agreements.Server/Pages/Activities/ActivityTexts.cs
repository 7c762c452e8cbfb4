namespace Agreements.Server.Pages.Activities;

/// <summary>The words of the page of the activity.</summary>
internal static class ActivityTexts
{
    public static readonly Text Heading = new("活动记录", "Activity");
    public static readonly Text Intro = new(
        "每个事件一句话，最近的在前；旁边是值得一看之处，并不等于有错。", "Every event in a sentence, latest first, with what makes it worth a look: that is no fault.");

    public static readonly Text Account = new("账号", "Account");
    public static readonly Text Institution = new("代表单位", "Institution acted for");
    public static readonly Text Stream = new("协议编号或 ID", "Reference or id of the agreement");
    public static readonly Text Happened = new("何种事件", "What happened");
    public static readonly Text From = new("自", "From");
    public static readonly Text Until = new("至", "Until");
    public static readonly Text Look = new("值得一看", "Worth a look");
    public static readonly Text Any = new("全部", "Any");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text Time = new("记录时间", "Recorded");
    public static readonly Text Who = new("何人", "Who");
    public static readonly Text What = new("何事", "What");
    public static readonly Text None = new("没有符合条件的事件。", "No events of this sort.");
    public static readonly Text More = new("更早", "Earlier");
    public static readonly Text Csv = new("下载 CSV", "Download as CSV");
    public static readonly Text Xlsx = new("下载 XLSX", "Download as XLSX");
    public static readonly Text AccessLog = new("同样条件的访问日志", "Access log under the same conditions");
    public static readonly Text For = new("代", "for");
}
