using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries.Activities;

/// <summary>The activity over HTTP, for auditors.</summary>
public static class ActivityRoutes
{
    /// <summary>Maps it.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapActivity(this IEndpointRouteBuilder api) => api.MapGet("/activity", ReadAsync)
        .WithName("readActivity")
        .WithSummary("Every event as a sentence, latest first, with what makes it worth a look; for auditors. By account, institution, stream (an agreement's "
            + "id), type, day of recording (from, until) and look (off-hours, by-delegate, back-dated, waiver, correction); paged by after.")
        .Produces<ActPage>().ProducesProblem(400).ProducesProblem(403);

    /// <summary>Why somebody may not; null for auditors.</summary>
    /// <param name="http">The request.</param>
    internal static IResult? Refusal(HttpContext http) =>
        AuditorsOnly.Refusal(http, "The activity is for auditors; an agreement's own history is on its page.")?.ToResult();

    private static async Task<IResult> ReadAsync(
        HttpContext http, Reader reader, WorkingDays workingDays, [AsParameters] ActivityParameters asked, string? after = null, int count = 50) =>
        Refusal(http) ?? Results.Ok(await Reading(() => ActivityQuery.PageAsync(
            reader, asked.Read(), workingDays, after, Limit(count, ActivityQuery.LargestPage), http.RequestAborted)));
}
