using Agreements.Server.Localization;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Pages.Commitments;

/// <summary>Answers the page of what is owed.</summary>
internal static class CommitmentsEndpoint
{
    private const int RowsPerPage = 25;

    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var query = context.Request.Query;
        var asked = new CommitmentFilter(
            KebabEnum<DueWhen>.TryParse(query["due"], out var when) ? when : null, Given(query["owner"]), Given(query["region"]),
            MaybeDay("from", query["from"]), MaybeDay("until", query["until"]));
        var found = await ReadAsync(reader, asked, clock.Today(), Given(query["after"]), ct);
        return Page.Of<CommitmentsSheet>(context, new
        {
            Asked = asked,
            Found = found,
            Entries = await EntryQuery.OfAsync(reader, found.Rows.Select(r => r.Owner), ct),
            Institutions = await DirectoryQuery.ListInstitutionsAsync(reader, null, ct),
            Regions = await DirectoryQuery.RegionsAsync(reader, ct),
        });
    }

    private static async Task<CommitmentPage> ReadAsync(Reader reader, CommitmentFilter asked, DateOnly today, string? after, CancellationToken ct)
    {
        try
        {
            return await CommitmentQuery.PageAsync(reader, asked, today, after, RowsPerPage, ct);
        }
        catch (FormatException)
        {
            // An old or mistyped link: the first page helps the reader more than a refusal.
            return await CommitmentQuery.PageAsync(reader, asked, today, null, RowsPerPage, ct);
        }
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
