using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Participations;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Cooperation;

/// <summary>Answers the page of who cooperates with whom.</summary>
internal static class CooperationEndpoint
{
    // More do not fit a page that people read.
    private const int Shown = 14;

    public static async Task<IResult> Show(HttpContext context, Reader reader, CancellationToken ct)
    {
        var found = await CooperationQuery.ReadAsync(reader, Shown, ct);
        return Page.Of<CooperationSheet>(context, new { Found = found, Entries = await EntryQuery.OfAsync(reader, found.Most.Select(m => m.Code), ct) });
    }
}
