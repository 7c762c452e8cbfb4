using Agreements.Server.Localization;
using Agreements.Server.Queries.Activities;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>The activity as CSV, for auditors.</summary>
public static class ActivityExport
{
    private static readonly Text[] Head =
    [
        new("编号", "Number"), new("记录时间", "Recorded"), new("账号", "Account"), new("代", "For"), new("身份", "Role"), new("代表单位", "Institution"),
        new("对象", "Stream"), new("版本", "Version"), new("类型", "Type"), new("发生", "Happened"), new("内容", "What"), new("值得一看", "Worth a look"),
    ];

    /// <summary>Maps it.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapActivityExport(this IEndpointRouteBuilder api) => api.MapGet("/exports/activity.csv", Csv)
        .WithName("exportActivityCsv").WithSummary("The activity as CSV (RFC 4180, UTF-8), by the same conditions; for auditors.")
        .Produces(200, contentType: "text/csv").ProducesProblem(400).ProducesProblem(403);

    private static IResult Csv(
        HttpContext http, Reader reader, WorkingDays workingDays, string? account = null, string? institution = null, Guid? stream = null, string? type = null,
        string? from = null, string? until = null, string? look = null, string? lang = null)
    {
        if (ActivityRoutes.Refusal(http) is { } refusal)
        {
            return refusal;
        }

        var say = Language(lang);
        var asked = new ActivityAsked(
            account, institution, stream, type, MaybeDay("from", from), MaybeDay("until", until), MaybeWord<Oddity>("look", look));
        return CsvSheet.Download(
            "activity.csv", Head, say,
            async after =>
            {
                var page = await ActivityQuery.PageAsync(reader, asked, workingDays, after, ActivityQuery.LargestPage, http.RequestAborted);
                return (page.Acts.Select(a => Row(a, say)), page.Next);
            },
            http.RequestAborted);
    }

    private static object?[] Row(Act act, UiLanguage say) =>
    [
        (decimal)act.Number, Shanghai.Time(act.At).DateTime, act.Account, act.For, act.Role, act.Institution, act.Stream.ToString(), (decimal)act.Version,
        act.Type, act.Happened, say[act.Sentence],
        string.Join(say == UiLanguage.Chinese ? "、" : ", ", act.Oddities.Select(o => say[OddityNames.Of(o)])),
    ];
}
