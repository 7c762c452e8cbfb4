using Agreements.Server.Http;
using Agreements.Server.Queries.Differences;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries;

/// <summary>One text of the terms.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Digest">SHA-256 of its canonical JSON.</param>
/// <param name="Party">Id of the principal that put it on the table; null for the coordinator.</param>
/// <param name="Answers">Number of the text that it answers; null for none.</param>
/// <param name="Terms">The text.</param>
/// <param name="Canonical">The canonical JSON (RFC 8785) that is digested, to keep and to check.</param>
public sealed record RevisionView(int Number, string Digest, string? Party, int? Answers, Terms Terms, string Canonical);

/// <summary>What differs between two texts.</summary>
/// <param name="From">Number of the earlier text.</param>
/// <param name="To">Number of the later text.</param>
/// <param name="Changes">All that differs; empty when they say the same.</param>
public sealed record DifferenceView(int From, int To, IReadOnlyList<TermsChange> Changes);

/// <summary>How a negotiation stands.</summary>
/// <param name="Turn">Whose turn it is; null when nothing is being negotiated.</param>
/// <param name="Current">Number of the text on the table; null when there is none.</param>
/// <param name="LastAgreed">Number of the last text that all had consented to; null when there never was one.</param>
/// <param name="Consents">Ids of the principals that have consented to the text on the table.</param>
/// <param name="Refusals">Refusals of the text on the table, with their reasons.</param>
public sealed record NegotiationView(Turn? Turn, int? Current, int? LastAgreed, IReadOnlyList<string> Consents, IReadOnlyList<TermsRefused> Refusals);

/// <summary>Reading the texts of the terms, what differs between them and whose turn it is.</summary>
public static class TermsReads
{
    /// <summary>Maps the reads.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapTermsReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}/terms/{number:int}", (Guid id, int number, Reader reader, CancellationToken stop) =>
                reader.OfAgreementAsync(id, state => state.FindRevision(number) is { } r
                    ? Results.Ok(new RevisionView(r.Number, r.Digest, r.Party, r.Answers, r.Terms, TermsDigest.Canonical(r.Terms)))
                    : NoSuchText(number), stop))
            .WithName("readTerms").WithSummary("One text of the terms, by its number.").Produces<RevisionView>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/terms/differences", (Guid id, int from, int to, Reader reader, CancellationToken stop) =>
                reader.OfAgreementAsync(id, state => (state.FindRevision(from), state.FindRevision(to)) switch
                {
                    (null, _) => NoSuchText(from),
                    (_, null) => NoSuchText(to),
                    var (before, after) => Results.Ok(new DifferenceView(from, to, TermsDifference.Between(before.Terms, after.Terms))),
                }, stop))
            .WithName("compareTerms").WithSummary("What differs between two texts: part by part, clause by clause, and within a wording piece by piece.")
            .Produces<DifferenceView>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/negotiation", (Guid id, Reader reader, CancellationToken stop) =>
                reader.OfAgreementAsync(id, state => Results.Ok(new NegotiationView(
                    state.Turn, state.CurrentTerms?.Number, state.LastAgreedTerms?.Number,
                    [.. state.Parties.Where(p => state.Consents.ContainsKey(p.Id)).Select(p => p.Id)],
                    [.. state.Parties.Select(p => state.Objections.GetValueOrDefault(p.Id)).OfType<TermsRefused>()])), stop))
            .WithName("readNegotiation").WithSummary("Whose turn it is, who has consented and who has refused, and why.")
            .Produces<NegotiationView>().ProducesProblem(404);
    }

    private static IResult NoSuchText(int number) =>
        Problems.Of(404, "terms-unknown", "There is no such text.", $"The agreement has no text of the terms with the number {number}.").ToResult();
}
