using Agreements.Server.Localization;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.Progress;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.Progress;

/// <summary>Answers the page of progress.</summary>
internal static class ProgressEndpoint
{
    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        return Page.Of<ProgressSheet>(context, new
        {
            Today = today,
            Stages = await ProgressQuery.GroupsAsync(reader, ProgressGrouping.Stage, today, ct),
            Kinds = await ProgressQuery.GroupsAsync(reader, ProgressGrouping.Kind, today, ct),
            Institutions = await ProgressQuery.GroupsAsync(reader, ProgressGrouping.Institution, today, ct),
        });
    }
}
