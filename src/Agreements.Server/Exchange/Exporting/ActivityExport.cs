using Agreements.Server.Localization;
using Agreements.Server.Queries.Activities;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Exchange.Exporting;

/// <summary>The activity as CSV and as a workbook, for auditors.</summary>
public static class ActivityExport
{
    private static readonly Text Title = new("活动记录", "Activity");

    private static readonly (Text Title, double Width, Func<Act, UiLanguage, object?> Value)[] Columns =
    [
        (new("编号", "Number"), 10, (a, _) => a.Number),
        (new("记录时间", "Recorded"), 18, (a, _) => a.At),
        (new("账号", "Account"), 18, (a, _) => a.Account),
        (new("代", "For"), 18, (a, _) => a.For),
        (new("身份", "Role"), 14, (a, _) => a.Role),
        (new("代表单位", "Institution"), 18, (a, _) => a.Institution),
        (new("对象", "Stream"), 38, (a, _) => a.Stream.ToString()),
        (new("版本", "Version"), 8, (a, _) => a.Version),
        (new("类型", "Type"), 24, (a, _) => a.Type),
        (new("发生", "Happened"), 12, (a, _) => a.Happened is { } on && Edtf.TryParse(on, out var day) ? day : a.Happened),
        (new("内容", "What"), 60, (a, _) => a.Sentence),
        (new("值得一看", "Worth a look"), 24, (a, say) => string.Join(say.IsChinese ? "、" : ", ", a.Oddities.Select(o => say[OddityNames.Of(o)]))),
    ];

    /// <summary>Maps both forms.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapActivityExport(this IEndpointRouteBuilder api)
    {
        api.MapGet("/exports/activity.csv", Csv)
            .WithName("exportActivityCsv").WithSummary("The activity as CSV (RFC 4180, UTF-8), by the same conditions; for auditors.")
            .Produces(200, contentType: "text/csv").ProducesProblem(400).ProducesProblem(403);
        api.MapGet("/exports/activity.xlsx", XlsxAsync)
            .WithName("exportActivityXlsx").WithSummary("The activity as a workbook, by the same conditions and with the columns of the CSV; for auditors.")
            .Produces(200, contentType: XlsxFile.Type).ProducesProblem(400).ProducesProblem(403);
    }

    private static IResult Csv(HttpContext http, Reader reader, WorkingDays workingDays, [AsParameters] ActivityParameters asked, string? lang = null)
    {
        if (ActivityRoutes.Refusal(http) is { } refusal)
        {
            return refusal;
        }

        var say = Language(lang);
        return CsvSheet.Download(
            "activity.csv", Columns.Select(c => c.Title), say, Pages(reader, asked.Read(), workingDays, say, http.RequestAborted), http.RequestAborted);
    }

    private static async Task<IResult> XlsxAsync(
        HttpContext http, Reader reader, WorkingDays workingDays, [AsParameters] ActivityParameters asked, string? lang = null)
    {
        if (ActivityRoutes.Refusal(http) is { } refusal)
        {
            return refusal;
        }

        var say = Language(lang);
        var pages = Pages(reader, asked.Read(), workingDays, say, http.RequestAborted);
        return await XlsxFile.DownloadAsync("activity.xlsx", to => XlsxSheet.WriteAsync(
            to, say[Title], [.. Columns.Select(c => (say[c.Title], c.Width))], CsvSheet.PagedAsync(pages), http.RequestAborted));
    }

    private static Func<string?, Task<(IEnumerable<IReadOnlyList<object?>> Rows, string? Next)>> Pages(
        Reader reader, ActivityAsked asked, WorkingDays workingDays, UiLanguage say, CancellationToken ct) => async after =>
    {
        var page = await ActivityQuery.PageAsync(reader, asked, workingDays, after, ActivityQuery.LargestPage, ct);
        return (page.Acts.Select(a => (IReadOnlyList<object?>)[.. Columns.Select(c => ExportColumn.CellOf(c.Value(a, say), say))]), page.Next);
    };
}
