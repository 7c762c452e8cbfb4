namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of the chart of commitments.</summary>
internal static class ChartTexts
{
    public static readonly Text Key = new(
        "条块：期限（宽者日期不精确）；圆点：完结；竖线：所示之日", "Bars: due (wide where the day is not exact); dots: settled; the line: the day shown");
}
