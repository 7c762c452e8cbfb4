using Agreements.Server.Localization;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.ReadModels.StageThroughput;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.StageThroughput;

/// <summary>Answers the page of the flow through the stages.</summary>
internal static class ThroughputEndpoint
{
    /// <summary>How many months are shown; what came before is in the first one's numbers.</summary>
    private const int MonthsShown = 24;

    public static async Task<IResult> Show(HttpContext context, Reader reader, TimeProvider clock, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var kind = asking.Word<AgreementKind>("kind");
        var flow = asking.Wrong.Count > 0 ? new StageFlow([], 0) : await ThroughputQuery.ReadAsync(reader, clock.Today(), kind, ct: ct);
        return Page.Of<ThroughputSheet>(
            context, new { Kind = kind, asking.Wrong, Months = flow.Months.TakeLast(MonthsShown).ToArray(), flow.Undated }, asking.Status);
    }
}
