using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Tree;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>Reading the tree: where an agreement stands, which clauses are carried, and what a decision would bring about below.</summary>
public static class FramingReads
{
    private const int LargestPage = 200;

    /// <summary>Maps the tree, the coverage and the preview of a cascade.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapFramingReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}/tree", TreeAsync)
            .WithName("readTree").WithSummary("The whole tree that an agreement stands in.").Produces<AgreementTree>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/coverage", CoverageAsync)
            .WithName("readCoverage").WithSummary("Which lower agreements carry each clause.").Produces<Coverage>().ProducesProblem(404);
        api.MapGet("/coverage", UncarriedAsync)
            .WithName("readUncarriedClauses").WithSummary("Clauses of frameworks that nobody carries.").Produces<UncarriedPage>();
        api.MapGet("/agreements/{id:guid}/cascade", CascadeAsync)
            .WithName("previewCascade")
            .WithSummary("What a suspension, resumption or termination (of=) would bring about in each agreement below; nothing is recorded.")
            .Produces<CascadeItem[]>().ProducesProblem(404);
    }

    private static async Task<IResult> TreeAsync(Guid id, Reader reader, CancellationToken stop) => Found(id, await TreeQuery.AroundAsync(reader, id, stop));

    private static async Task<IResult> CoverageAsync(Guid id, Reader reader, CancellationToken stop) =>
        Found(id, await CoverageQuery.OfAsync(reader, id, stop));

    private static async Task<UncarriedPage> UncarriedAsync(Reader reader, string? after = null, int count = 50, CancellationToken stop = default)
    {
        if (count is < 1 or > LargestPage)
        {
            throw new MalformedRequestException($"Ask for 1 to {LargestPage} at a time.");
        }

        try
        {
            return await CoverageQuery.UncarriedAsync(reader, after, count, stop);
        }
        catch (FormatException)
        {
            throw new MalformedRequestException("'after' is no cursor that was given out for this order: begin again without it.");
        }
    }

    private static async Task<IResult> CascadeAsync(
        Guid id, string of, string? origin, Reader reader, TimeProvider clock, CancellationToken stop) =>
        KebabEnum<CascadeOf>.TryParse(of, out var what)
            ? Found(id, await CascadePreview.OfAsync(reader, id, what, origin, clock.Today(), stop))
            : throw new MalformedRequestException($"of={of}: use one of {string.Join(", ", KebabEnum<CascadeOf>.Names)}.");

    private static IResult Found(Guid id, object? there) => there is null ? Problems.Refused([new AgreementUnknown(id)]).ToResult() : Results.Ok(there);
}
