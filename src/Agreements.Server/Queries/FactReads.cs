using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>A fact that can be named.</summary>
/// <param name="Fact">Its path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Value">What is on record; null when unknown.</param>
/// <param name="Form">What a value looks like.</param>
/// <param name="Updatable">Whether it may become another in the course of time; it can always be corrected.</param>
public sealed record FactView(string Fact, Text Name, string? Value, Text Form, bool Updatable);

/// <summary>Reading the facts of an agreement.</summary>
public static class FactReads
{
    /// <summary>Maps the list of facts that corrections and updates can name.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapFactReads(this IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{id:guid}/facts", FactsAsync)
            .WithName("readFacts").WithSummary("Every fact that can be corrected, with what is on record.")
            .Produces<FactView[]>().ProducesProblem(404);

    private static Task<IResult> FactsAsync(Guid id, Reader reader, CancellationToken stop) =>
        reader.OfAgreementAsync(id, state =>
            Results.Ok(Facts.Of(state).Select(f => new FactView(f.Path, f.Name, f.Value, f.Form.Name, f.Use.IsUpdatable)).ToArray()), stop);
}
