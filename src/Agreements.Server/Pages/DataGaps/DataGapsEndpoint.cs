using Agreements.Server.Identity;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.DataGaps;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.DataGaps;

/// <summary>Answers the page of what is not known.</summary>
internal static class DataGapsEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Reader reader, SuggestedNames names, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var institution = await asking.InstitutionAsync("institution", reader, Caller.Of(context.User), ct);
        var asked = new UnknownFilter(asking.OneOf("code", Gaps.Codes), asking.Word<AgreementKind>("kind"), institution?.Code, asking.Given("region"));
        var after = asking.After();
        return Page.Of<DataGapsSheet>(
            context,
            new
            {
                Asked = asked,
                Institution = institution,
                asking.Wrong,
                Found = asking.Wrong.Count > 0 ? null : await PageQuery.PageAsync(after, from => DataGapQuery.PageAsync(reader, asked, from, ct: ct)),
                Counts = await DataGapQuery.CountsAsync(reader, ct),
                Suggested = await names.InstitutionsAsync(ct),
                Regions = await DirectoryQuery.RegionsAsync(reader, ct),
            },
            asking.Status);
    }
}
