using Agreements.Server.Pages.Serving;
using Agreements.Server.ReadModels.Progress;
using Npgsql;

namespace Agreements.Server.Pages.Progress;

/// <summary>Answers the page of progress.</summary>
internal static class ProgressEndpoint
{
    public static async Task<IResult> Show(HttpContext context, NpgsqlDataSource db, TimeProvider clock, CancellationToken ct)
    {
        var today = clock.Today();
        return Page.Of<ProgressSheet>(context, new
        {
            Today = today,
            Stages = await ProgressQuery.GroupsAsync(db, ProgressGrouping.Stage, today, ct),
            Kinds = await ProgressQuery.GroupsAsync(db, ProgressGrouping.Kind, today, ct),
            Institutions = await ProgressQuery.GroupsAsync(db, ProgressGrouping.Institution, today, ct),
        });
    }
}
