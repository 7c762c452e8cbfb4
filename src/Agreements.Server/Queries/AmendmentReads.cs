using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>A supplementary agreement and what does not hold yet for it to be in force.</summary>
/// <param name="Amendment">The supplementary agreement.</param>
/// <param name="Unmet">What does not hold yet, and who can meet it; empty unless it is open.</param>
public sealed record AmendmentView(Amendment Amendment, IReadOnlyList<Reason> Unmet);

/// <summary>Reading supplementary agreements.</summary>
public static class AmendmentReads
{
    /// <summary>Maps the list.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapAmendmentReads(this IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{id:guid}/amendments", AmendmentsAsync)
            .WithName("readAmendments").WithSummary("The supplementary agreements, and what does not hold yet for the open one to be in force.")
            .Produces<AmendmentView[]>().ProducesProblem(404);

    private static Task<IResult> AmendmentsAsync(Guid id, Reader reader, TimeProvider clock, CancellationToken stop) =>
        reader.OfAgreementAsync(id, state =>
            Results.Ok(state.Amendments.Select(a => new AmendmentView(a, [.. a.Unmet(state, clock.Today()).Select(Reason.Of)])).ToArray()), stop);
}
