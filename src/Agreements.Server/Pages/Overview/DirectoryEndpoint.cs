using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Overview;

/// <summary>Answers the page that leads to everything around agreements.</summary>
internal static class DirectoryEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Reader reader, CancellationToken ct) => Page.Of<DirectorySheet>(context, new
    {
        Counts = await EntryQuery.CountsAsync(reader, ct),
    });
}
