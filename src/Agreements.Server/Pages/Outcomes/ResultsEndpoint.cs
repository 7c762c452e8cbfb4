using Agreements.Server.Identity;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Outcomes;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

namespace Agreements.Server.Pages.Outcomes;

/// <summary>Answers the page of landmark results.</summary>
internal static class ResultsEndpoint
{
    private const int RowsPerPage = 50;

    public static async Task<IResult> Show(HttpContext context, Reader reader, OfferedOperations operations, CancellationToken ct)
    {
        var asked = new OutcomeFilter(
            context.Word<OutcomeLevel>("level"),
            int.TryParse(context.Given("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null, context.Given("institution"));
        return Page.Of<ResultsSheet>(context, new
        {
            Asked = asked,
            Found = await context.PageAsync(after => OutcomeQuery.PageAsync(reader, asked, after, RowsPerPage, ct)),
            Institutions = await DirectoryQuery.ListInstitutionsAsync(reader, null, ct),
            Offered = Offered.To(Caller.Of(context.User), Guid.Empty, Stage.Implementing, false, operations),
        });
    }
}
