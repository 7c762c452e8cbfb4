using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>Reading engagements.</summary>
public static class EngagementReads
{
    /// <summary>Maps the list of engagements, one with its history, and those of an agreement.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapEngagementReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/engagements", ListAsync).WithName("readEngagements")
            .WithSummary("Engagements, latest first; of an agreement, with an institution or body, or with open action items only.").Produces<EngagementPage>();
        api.MapGet("/engagements/{id:guid}", ReadAsync).WithName("readEngagement")
            .WithSummary("One engagement with its history in sentences, zh and en.").Produces<EngagementView>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/engagements", (Guid id, Reader reader, TimeProvider clock, string? after, int? count, CancellationToken stop) =>
                reader.OfAgreementAsync(id, async _ => Results.Ok(await ListAsync(reader, clock, id, null, false, after, count ?? 50, stop)), stop))
            .WithName("readAgreementEngagements").WithSummary("The engagements that were about an agreement, latest first.")
            .Produces<EngagementPage>().ProducesProblem(404);
    }

    private static async Task<EngagementPage> ListAsync(
        Reader reader, TimeProvider clock, Guid? agreement, string? institution, bool open = false, string? after = null, int count = 50,
        CancellationToken stop = default)
    {
        if (count is < 1 or > 200)
        {
            throw new MalformedRequestException("Ask for 1 to 200 at a time.");
        }

        try
        {
            return await EngagementQuery.PageAsync(reader, new EngagementFilter(agreement, institution, open), clock.Today(), after, count, stop);
        }
        catch (FormatException)
        {
            throw new MalformedRequestException("'after' is no cursor that was given out for this order: begin again without it.");
        }
    }

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
