using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.DataGaps;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.DataGaps;

/// <summary>Answers the page of what is not known.</summary>
internal static class DataGapsEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Reader reader, CancellationToken ct)
    {
        var query = context.Request.Query;
        var asked = new UnknownFilter(
            Given(query["code"]), KebabEnum<AgreementKind>.TryParse(query["kind"].ToString(), out var kind) ? kind : null,
            Given(query["institution"]), Given(query["region"]));
        return Page.Of<DataGapsSheet>(context, new
        {
            Asked = asked,
            Found = await ReadAsync(reader, asked, Given(query["after"]), ct),
            Counts = await DataGapQuery.CountsAsync(reader, ct),
            Institutions = await DirectoryQuery.ListInstitutionsAsync(reader, null, ct),
            Regions = await DirectoryQuery.RegionsAsync(reader, ct),
        });
    }

    private static async Task<UnknownPage> ReadAsync(Reader reader, UnknownFilter asked, string? after, CancellationToken ct)
    {
        try
        {
            return await DataGapQuery.PageAsync(reader, asked, after, ct: ct);
        }
        catch (FormatException)
        {
            // An old or mistyped link: the first page helps the reader more than a refusal.
            return await DataGapQuery.PageAsync(reader, asked, ct: ct);
        }
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
