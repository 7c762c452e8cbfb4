using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries;

/// <summary>Reading one agreement: as it is, or as it was.</summary>
public static class AgreementReads
{
    /// <summary>Maps the agreement, its guards and its events.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapAgreementReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}", ReadAsync)
            .WithName("readAgreement").WithSummary("One agreement as it is; with version or asOf, as it was. "
                + "asOf is an instant, or a day: its end in Asia/Shanghai.")
            .Produces<AgreementView>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/replay", ReplayAsync).WithName("replayAgreement")
            .WithSummary("What had happened by a day, as it was on record when a version was the latest; and what that version changed.")
            .Produces<Replay>().ProducesProblem(400).ProducesProblem(404);
        api.MapWhy();
    }

    private static async Task<IResult> ReplayAsync(Guid id, Reader reader, long? version = null, string? day = null, CancellationToken stop = default)
    {
        if (await Timeline.FindAsync(reader, id, stop) is not { } timeline)
        {
            return Problems.Refused([new AgreementUnknown(id)]).ToResult();
        }

        return Results.Ok(await Replay.OfAsync(timeline, version, MaybeDay("day", day), stop)
            ?? throw new MalformedRequestException($"version={version}: use 1 to {timeline.Present.Version}."));
    }

    private static async Task<IResult> ReadAsync(
        Guid id, long? version, string? asOf, Reader reader, TimeProvider clock, WorkingDays workingDays, HttpContext http)
    {
        var moment = MaybeMoment("asOf", asOf);
        if (version is < 1 || (version is not null && moment is not null))
        {
            throw new MalformedRequestException("Ask for a version from 1, or for asOf, not both.");
        }

        var stop = http.RequestAborted;
        if (await reader.AgreementAsync(id, stop) is not { } present || await reader.PastAsync(present, version, moment, stop) is not { } state)
        {
            return Problems.Refused([new AgreementUnknown(id)]).ToResult();
        }

        var tag = VersionTag.Of(state.Version);
        http.Response.Headers.ETag = tag;
        var mentions = await reader.Db.MentionsAsync(state, stop);
        // The version says nothing of a name that was changed or erased since.
        if (mentions.IsOfNobody && http.Request.Headers.IfNoneMatch == tag)
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var seen = await reader.WithoutOthersAsync(state, stop);
        var related = await reader.RelatedAsync(Needs.All(Guards.NeedsForNext(state), ApprovalView.Needs(state)), stop);
        var met = await reader.Session.RelatedAsync(new Needs { Engagements = [.. seen.Traces.Select(t => t.Engagement)] }, stop);
        var unmet = Guards.UnmetForNext(state, clock.Today(), related);
        return Results.Ok(AgreementView.Of(seen, unmet, new Around(seen, clock.Today(), workingDays, met), mentions) with
        {
            Approval = ApprovalView.Of(state, related),
        });
    }
}
