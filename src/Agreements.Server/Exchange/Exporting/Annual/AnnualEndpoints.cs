using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Exchange.Exporting.Annual;

/// <summary>The figures of a year over HTTP.</summary>
public static class AnnualEndpoints
{
    /// <summary>Maps the report as JSON and as a workbook.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapAnnual(this IEndpointRouteBuilder api)
    {
        api.MapGet("/exports/annual", async (int year, Reader reader, TimeProvider clock, string? asOf = null, CancellationToken stop = default) =>
                Results.Ok(await FiguresAsync(reader, clock, year, asOf, stop)))
            .WithName("readAnnual").WithSummary(
                "Figures of a year as they were on record at the end of a day (asOf, unless given yesterday); the same for ever once that day is over.")
            .Produces<AnnualFigures>().ProducesProblem(400);
        api.MapGet(
            "/exports/annual.xlsx",
            async (int year, Reader reader, TimeProvider clock, string? asOf = null, string? lang = null, CancellationToken stop = default) =>
                    await WorkbookAsync(await FiguresAsync(reader, clock, year, asOf, stop), Language(lang), stop))
            .WithName("exportAnnualXlsx").WithSummary("The figures of a year as a workbook.").Produces(200, contentType: XlsxFile.Type).ProducesProblem(400);
    }

    private static Task<AnnualFigures> FiguresAsync(Reader reader, TimeProvider clock, int year, string? asOf, CancellationToken stop)
    {
        var today = clock.Today();
        var day = MaybeDay("asOf", asOf) ?? today.AddDays(-1);
        return day > today || year is < 1900 or > 9998
            ? throw new MalformedRequestException("Give a year such as 2025, and for asOf a day that has come: what will be recorded nobody knows.")
            : AnnualReport.OfAsync(reader, year, day, today, stop);
    }

    private static Task<IResult> WorkbookAsync(AnnualFigures figures, UiLanguage say, CancellationToken stop)
    {
        ExportColumn[] columns =
        [
            new("what", new("项目", "What"), 24, r => ((AnnualLine)r.Subject!).What), new("sort", new("分类", "Sort"), 32, r => ((AnnualLine)r.Subject!).Sort),
            new("value", new("数值", "Value"), 16, r => ((AnnualLine)r.Subject!).Value),
        ];
        var unwritten = Agreement.Unwritten(Guid.Empty);
        return XlsxFile.DownloadAsync(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"annual-{figures.Year}.xlsx"),
            to => XlsxSheet.WriteAsync(
                to, new("年度数据", "Year"), columns, AnnualReport.Lines(figures).Select(l => new LedgerRow(unwritten, l, default)).ToAsyncEnumerable(),
                say, stop));
    }
}
