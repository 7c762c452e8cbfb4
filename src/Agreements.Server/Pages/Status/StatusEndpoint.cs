using Agreements.Server.Observability;
using Agreements.Server.Pages.Rendering;

namespace Agreements.Server.Pages.Status;

/// <summary>Answers the page that says whether the server can do its work, in the words of those who wait for it.</summary>
internal static class StatusEndpoint
{
    public static IResult Show(HttpContext context, ReadModelWatch watch) => Page.Of<StatusSheet>(context, new { watch.State });
}
