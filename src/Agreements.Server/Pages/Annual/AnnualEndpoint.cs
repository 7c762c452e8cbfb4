using Agreements.Server.Exchange.Exporting.Annual;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

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
        var year = asking.Given("year") is { } given ? Year(given) : today.Month == 1 ? today.Year - 1 : today.Year;
        var asOf = asking.Day("asOf") ?? today;
        Text[] wrong = [.. asking.Wrong, .. When(year is null, AnnualTexts.NoYear), .. When(asOf > today, AnnualTexts.NotYet)];
        return Page.Of<AnnualSheet>(
            context,
            new
            {
                Year = year ?? today.Year,
                AsOf = asOf,
                Today = today,
                Wrong = wrong,
                Found = wrong.Length > 0 ? null : await AnnualReport.OfAsync(reader, year!.Value, asOf, today, ct),
            },
            wrong.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static IEnumerable<Text> When(bool isWrong, Text why) => isWrong ? [why] : [];

    private static int? Year(string given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 9998 ? year : null;
}
