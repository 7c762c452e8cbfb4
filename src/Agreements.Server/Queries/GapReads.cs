using Agreements.Server.Http;
using Agreements.Server.ReadModels.DataGaps;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>Reading what is not known: of one agreement, and across all.</summary>
public static class GapReads
{
    /// <summary>Maps the gaps.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapGapReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/gaps", ListAsync).WithName("readGaps")
            .WithSummary("Agreements with data gaps, most gaps first: of a sort of gap, a kind, an institution, a region.").Produces<UnknownPage>();
        api.MapGet("/agreements/{id:guid}/gaps", OfAgreementAsync).WithName("readAgreementGaps")
            .WithSummary("What is not known of an agreement, and who can fill it.").Produces<Gap[]>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/contradictions", ContradictionsAsync).WithName("readContradictions")
            .WithSummary("Facts about which the record and sources disagree, side by side.").Produces<Contradiction[]>().ProducesProblem(404);
    }

    /// <summary>A page of agreements with gaps.</summary>
    /// <exception cref="MalformedRequestException">A parameter is none that can be asked for.</exception>
    internal static async Task<UnknownPage> ListAsync(
        Reader reader, string? code, string? kind, string? institution, string? region, string? after = null, int count = 50, CancellationToken stop = default)
    {
        if (count is < 1 or > 200)
        {
            throw new MalformedRequestException("Ask for 1 to 200 at a time.");
        }

        if (code is not null && !Gaps.Codes.Contains(code))
        {
            throw new MalformedRequestException($"code={code}: use one of {string.Join(", ", Gaps.Codes)}.");
        }

        AgreementKind? asked = kind is null ? null
            : KebabEnum<AgreementKind>.TryParse(kind, out var known) ? known
            : throw new MalformedRequestException($"kind={kind}: use one of {string.Join(", ", KebabEnum<AgreementKind>.Names)}.");
        try
        {
            return await DataGapQuery.PageAsync(reader, new UnknownFilter(code, asked, institution, region), after, count, stop);
        }
        catch (FormatException)
        {
            throw new MalformedRequestException("'after' is no cursor that was given out for this order: begin again without it.");
        }
    }

    private static Task<IResult> OfAgreementAsync(Guid id, Reader reader, CancellationToken stop) => OfAsync(id, reader, Gaps.Of, stop);

    private static Task<IResult> ContradictionsAsync(Guid id, Reader reader, CancellationToken stop) => OfAsync(id, reader, s => s.Contradictions, stop);

    private static Task<IResult> OfAsync<T>(Guid id, Reader reader, Func<Agreement, T> read, CancellationToken stop) =>
        reader.OfAgreementAsync(id, state => Results.Ok(read(state)), stop);
}
