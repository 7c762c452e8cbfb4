using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Commitments;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Commitments;

/// <summary>Answers the page of what is owed.</summary>
internal static class CommitmentsEndpoint
{
    private const int RowsPerPage = 25;

    public static async Task<IResult> Show(HttpContext context, Reader reader, SuggestedNames names, TimeProvider clock, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var owner = await asking.InstitutionAsync("owner", reader, Caller.Of(context.User), ct);
        var asked = new CommitmentFilter(asking.Word<DueWhen>("due"), owner?.Code, asking.Given("region"), asking.Day("from"), asking.Day("until"));
        var after = asking.After();
        var found = asking.Wrong.Count > 0 ? null : await PageQuery.PageAsync(
            after, from => CommitmentQuery.PageAsync(reader, asked, clock.Today(), from, RowsPerPage, ct));
        return Page.Of<CommitmentsSheet>(
            context,
            new
            {
                Asked = asked,
                Owner = owner,
                asking.Wrong,
                Found = found,
                Entries = found is null ? KnownEntries.None : await EntryQuery.OfAsync(reader, found.Rows.Select(r => r.Owner), ct),
                Suggested = await names.InstitutionsAsync(ct),
                Regions = await DirectoryQuery.RegionsAsync(reader, ct),
            },
            asking.Status);
    }
}
