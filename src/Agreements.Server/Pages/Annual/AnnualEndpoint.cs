using Agreements.Server.Exchange.Exporting.Annual;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Annual;

/// <summary>Answers the report of a year: to read and to print; the same as the workbook.</summary>
internal static class AnnualEndpoint
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/annual";

    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var today = clock.Today();
        // Until the year is over people want what it has come to; in January, the year that is over.
        var year = (int)(asking.Number("year", 1900, 9998, _ => AnnualTexts.NoYear) ?? (today.Month == 1 ? today.Year - 1 : today.Year));
        var asOf = asking.Day("asOf") ?? today;
        if (asOf > today)
        {
            asking.Refuse(AnnualTexts.NotYet);
        }

        return Page.Of<AnnualSheet>(
            context,
            new
            {
                Year = year,
                AsOf = asOf,
                Today = today,
                asking.Wrong,
                Found = asking.Wrong.Count > 0 ? null : await AnnualReport.OfAsync(reader, year, asOf, today, ct),
            },
            asking.Status);
    }
}
