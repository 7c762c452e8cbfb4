using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>Reading engagements.</summary>
public static class EngagementReads
{
    /// <summary>Maps the list of engagements, one with its history, and those of an agreement.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapEngagementReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/engagements", ListAsync).WithName("readEngagements")
            .WithSummary(
                "Engagements, latest first: of an agreement, with an institution or body, of a kind, in a period, with open or overdue action items.")
            .Produces<EngagementPage>();
        api.MapGet("/engagements/{id:guid}", ReadAsync).WithName("readEngagement")
            .WithSummary("One engagement with its history in sentences, zh and en.").Produces<EngagementView>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/engagements", (Guid id, Reader reader, TimeProvider clock, string? after, int? count, CancellationToken stop) =>
                reader.OfAgreementAsync(id, async _ => Results.Ok(await PageAsync(reader, clock, new(id), after, count ?? 50, stop)), stop))
            .WithName("readAgreementEngagements").WithSummary("The engagements that were about an agreement, latest first.")
            .Produces<EngagementPage>().ProducesProblem(404);
    }

    private static Task<EngagementPage> ListAsync(
        Reader reader, TimeProvider clock, Guid? agreement, string? institution, bool open = false, string? kind = null, string? from = null,
        string? until = null, bool overdue = false, string? after = null, int count = 50, CancellationToken stop = default) =>
        PageAsync(
            reader, clock,
            new EngagementFilter(agreement, institution, open)
            {
                Kind = MaybeWord<EngagementKind>("kind", kind), From = MaybeDay("from", from), Until = MaybeDay("until", until), WithOverdueItems = overdue,
            },
            after, count, stop);

    private static Task<EngagementPage> PageAsync(
        Reader reader, TimeProvider clock, EngagementFilter filter, string? after, int count, CancellationToken stop) =>
        Reading(() => EngagementQuery.PageAsync(reader, filter, clock.Today(), after, Limit(count, 200), stop));

    private static async Task<IResult> ReadAsync(Guid id, Reader reader, TimeProvider clock, HttpContext http)
    {
        if (await EngagementView.FindAsync(reader, id, clock.Today(), http.RequestAborted) is not { } view)
        {
            return Problems.Refused([new EngagementUnknown(id)]).ToResult();
        }

        http.Response.Headers.ETag = VersionTag.Of(view.Engagement.Version);
        return Results.Ok(view);
    }
}
