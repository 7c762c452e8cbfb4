using Agreements.Server.Handling;
using Marten;

namespace Agreements.Server.Http;

/// <summary>Reading one agreement: as it is, or as it was.</summary>
public static class AgreementReads
{
    /// <summary>Maps the agreement, its guards and its events.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapAgreementReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}", ReadAsync)
            .WithName("readAgreement").WithSummary("One agreement as it is; with version or asOf (an instant), as it was.")
            .Produces<AgreementView>().ProducesProblem(404);
        api.MapWhy();
    }

    private static async Task<IResult> ReadAsync(
        Guid id, long? version, DateTimeOffset? asOf, IQuerySession session, TimeProvider clock, HttpContext http)
    {
        if (version is < 1 || (version is not null && asOf is not null))
        {
            throw new MalformedRequestException("Ask for a version from 1, or for asOf, not both.");
        }

        if (!await session.IsAgreementAsync(id, http.RequestAborted) || await session.AgreementAsync(id, version, asOf, http.RequestAborted) is not { } state)
        {
            return Problems.Refused([new AgreementUnknown(id)]).ToResult();
        }

        var tag = VersionTag.Of(state.Version);
        http.Response.Headers.ETag = tag;
        return http.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Ok(AgreementView.Of(state, clock.Today(), await session.AroundAsync(Guards.NeedsForNext(state), http.RequestAborted)));
    }
}
