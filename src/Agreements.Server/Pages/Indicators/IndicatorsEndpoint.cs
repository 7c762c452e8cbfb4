using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Indicators;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Indicators;

/// <summary>Answers the page of indicators: targets, and how far they were reached.</summary>
internal static class IndicatorsEndpoint
{
    private const int RowsPerPage = 50;

    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, OfferedOperations operations, CancellationToken ct)
    {
        var asked = new IndicatorFilter(
            context.Word<Attainment>("attainment"), context.Word<AgreementKind>("kind"), context.Given("institution"), context.Given("region"));
        return Page.Of<IndicatorsSheet>(context, new
        {
            Asked = asked,
            Found = await context.PageAsync(after => IndicatorQuery.PageAsync(reader, asked, after, RowsPerPage, ct)),
            Today = clock.Today(),
            Regions = await DirectoryQuery.RegionsAsync(reader, ct),
            Institutions = await DirectoryQuery.ListInstitutionsAsync(reader, null, ct),
            // Whoever sees an agreement by their institution acts in it; whether it can be done now the decision says.
            Offered = Offered.To(Caller.Of(context.User), Guid.Empty, Stage.Implementing, false, operations),
        });
    }
}
