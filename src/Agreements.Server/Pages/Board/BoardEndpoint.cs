using Agreements.Server.Localization;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Board;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Board;

/// <summary>Answers the first page: the board of stages.</summary>
internal static class BoardEndpoint
{
    private const int CardsPerStage = 40;

    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct) =>
        Page.Of<BoardSheet>(context, new
        {
            IsClosed = context.Request.Query["closed"] == "true",
            Columns = await BoardQuery.ColumnsAsync(reader, CardsPerStage, context.Request.Query["closed"] == "true", ct),
            Today = clock.Today(),
        });
}
