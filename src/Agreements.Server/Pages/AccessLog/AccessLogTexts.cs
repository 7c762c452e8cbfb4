using Agreements.Server.Identity.Logging;
using Agreements.Server.Pages.Texts;

namespace Agreements.Server.Pages.AccessLog;

/// <summary>The words of the page of the access log.</summary>
internal static class AccessLogTexts
{
    public static readonly Text Heading = new("访问日志", "Access log");
    public static readonly Text Intro = new(
        "谁在何时查看、导出或下载了什么。只增不改；查看本页同样记录在案。", "Who read, exported or downloaded what, and when. Lines are only added; reading this page is noted too.");
    public static readonly Text Account = new("账号", "Account");
    public static readonly Text Subject = new("对象编号", "Id of what was read");
    public static readonly Text Since = new("自", "From");
    public static readonly Text Until = new("至", "Until");
    public static readonly Text Activity = new("同样条件的活动记录", "Activity under the same conditions");
    public static readonly Text Kind = new("方式", "Sort");
    public static readonly Text Any = new("全部", "Any");
    public static readonly Text Show = new("查看", "Show");
    public static readonly Text Time = new("时间", "Time");
    public static readonly Text Role = new("身份", "Role");
    public static readonly Text For = new("代", "for");
    public static readonly Text What = new("内容", "What");
    public static readonly Text Rows = new("行数", "Rows");
    public static readonly Text From = new("来源地址", "From address");
    public static readonly Text Trace = new("请求编号", "Request");
    public static readonly Text None = new("没有符合条件的记录。", "No lines of this sort.");
    public static readonly Text More = new("更早", "Earlier");

    /// <summary>What was read, as people know it: a page by its name, all else as what programs ask for.</summary>
    /// <param name="what">The operation, or the address pattern of a page.</param>
    public static Text Read(string what) =>
        Pages.GetValueOrDefault(what) ?? (what.StartsWith('/') ? new Text("页面", "a page") : new Text("程序接口", "through the API"));

    private static readonly Dictionary<string, Text> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = Words.PendingActions, ["/board"] = Words.Board, ["/register"] = Words.Register, ["/commitments"] = Words.Commitments,
        ["/progress"] = Words.Progress, ["/calendar"] = Words.Calendar, ["/calendar/feed.ics"] = Calendar.CalendarTexts.Subscribed,
        ["/cooperation"] = Words.Cooperation, ["/flow"] = Words.Flow, ["/gaps"] = Words.Gaps, ["/people"] = Words.People,
        ["/activity"] = Activities.ActivityTexts.Heading,
        ["/access-log"] = Words.AccessLog, ["/directory"] = Words.Directory, ["/search"] = Words.Search, ["/institutions"] = Words.Institutions,
        ["/institutions/{code}"] = Words.Institution, ["/bodies"] = Words.Bodies, ["/bodies/{code}"] = Words.Bodies, ["/engagements"] = Words.Engagements,
        ["/engagements/{id:guid}"] = Words.Engagements, ["/kinds"] = Words.Kinds, ["/kinds/{kind}"] = Words.Kinds, ["/indicators"] = Words.Indicators,
        ["/results"] = Words.Results, ["/agreements/{id:guid}"] = Words.Agreement, ["/agreements/{id:guid}/compare"] = AgreementPage.CompareTexts.Heading,
        ["/agreements/{id:guid}/replay"] = AgreementPage.ReplayTexts.Heading, ["/agreements/{id:guid}/why"] = AgreementPage.WhyTexts.Heading,
        ["/agreements/{id:guid}/fill"] = Words.Gaps, ["/people/{id}"] = new Text("个人信息", "a person"), ["/do/{operation}"] = new Text("办理表单", "a form"),
        ["/tree/{id:guid}"] = new Text("协议体系", "the tree"),
    };

    /// <summary>What people call a sort of reading.</summary>
    public static Text Of(ReadKind kind) => kind switch
    {
        ReadKind.Read => new Text("查看", "Read"),
        ReadKind.List => new Text("列表", "List"),
        ReadKind.Search => new Text("搜索", "Search"),
        ReadKind.Export => new Text("导出", "Export"),
        ReadKind.Download => new Text("下载", "Download"),
        ReadKind.PersonRead => new Text("个人信息", "People's data"),
        _ => new Text("未予显示", "Not shown"),
    };

    /// <summary>What people call a role; its code when it has no name.</summary>
    public static Text Of(string role) => role switch
    {
        "coordinator" => new Text("协调员", "coordinator"),
        "representative" => new Text("合作方代表", "party representative"),
        "approver" => new Text("审批人", "approver"),
        "auditor" => new Text("审计员", "auditor"),
        "administrator" => new Text("管理员", "administrator"),
        "machine" => new Text("系统对接账号", "machine account"),
        _ => new Text(role),
    };
}
