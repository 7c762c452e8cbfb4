using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Register;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Board;

/// <summary>Answers the board of stages.</summary>
internal static class BoardEndpoint
{
    private const int CardsPerStage = 30;

    public static async Task<IResult> Show(HttpContext context, Reader reader, SuggestedNames names, TimeProvider clock, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var asked = await RegisterAsked.OfBoardAsync(asking, reader, Caller.Of(context.User), ct);
        return Page.Of<BoardSheet>(
            context,
            new
            {
                Asked = asked,
                asking.Wrong,
                Columns = asking.Wrong.Count > 0 ? [] : await BoardQuery.ColumnsAsync(reader, CardsPerStage, asked.Closed, asked.Filter, clock.Today(), ct),
                Suggested = await names.InstitutionsAsync(ct),
                Regions = await DirectoryQuery.RegionsAsync(reader, ct),
                Today = clock.Today(),
            },
            asking.Status);
    }
}
