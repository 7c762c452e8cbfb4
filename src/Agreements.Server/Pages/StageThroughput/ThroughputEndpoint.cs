using Agreements.Server.Localization;
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
        var kind = KebabEnum<AgreementKind>.TryParse(context.Request.Query["kind"].ToString(), out var k) ? k : (AgreementKind?)null;
        var flow = await ThroughputQuery.ReadAsync(reader, clock.Today(), kind, ct: ct);
        return Page.Of<ThroughputSheet>(context, new { Kind = kind, Months = flow.Months.TakeLast(MonthsShown).ToArray(), flow.Undated });
    }
}
