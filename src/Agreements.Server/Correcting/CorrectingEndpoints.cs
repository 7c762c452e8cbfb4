using Agreements.Server.Access;
using Agreements.Server.Http;

namespace Agreements.Server.Correcting;

/// <summary>A correction.</summary>
/// <param name="Fact">The fact's path, as <c>GET …/facts</c> lists it.</param>
/// <param name="Was">What is on record; null for unknown.</param>
/// <param name="Now">What is right; null for unknown.</param>
/// <param name="Why">How the mistake came about or was found.</param>
/// <param name="Source">What shows it; null for nothing besides.</param>
public sealed record Correction(string Fact, string? Was, string? Now, string Why, Source? Source = null);

/// <summary>An update.</summary>
/// <param name="Fact">The fact's path, as <c>GET …/facts</c> lists it.</param>
/// <param name="Now">What it is from then on; null for none.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where it is said; null for nothing besides.</param>
public sealed record Update(string Fact, string? Now, Edtf? On = null, Source? Source = null);

/// <summary>A fact that can be named.</summary>
/// <param name="Fact">Its path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Value">What is on record; null when unknown.</param>
/// <param name="Form">What a value looks like.</param>
/// <param name="Updatable">Whether it may become another in the course of time; it can always be corrected.</param>
public sealed record FactView(string Fact, Text Name, string? Value, Text Form, bool Updatable);

/// <summary>Corrections and updates over HTTP.</summary>
public static class CorrectingEndpoints
{
    /// <summary>Maps corrections, updates, and the list of facts that they can name.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapCorrecting(this IEndpointRouteBuilder api)
    {
        api.MapCommand("corrections", "correctFact", "Correct a fact that was recorded wrongly: what, was, now, why. The old event stays as it is.",
            (id, b, a) => new CorrectFact(id, b.Fact, b.Was, b.Now, b.Why, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Correction("signed.on", "2025-03-27/2025-03-28", "2025-03-28", "新闻稿写的是考察的两天，签约在第二天"));
        api.MapCommand("updates", "updateFact", "Say what a fact is from a day on: a new name, title or contact.",
            (id, b, a) => new UpdateFact(id, b.Fact, b.Now, b.On, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Update("party/qingsu/name", "成都青苏职业高级中学", Edtf.Parse("2025-09-01")));
        api.MapGet("/agreements/{id:guid}/facts", FactsAsync)
            .WithName("readFacts").WithSummary("Every fact that can be corrected, with what is on record.")
            .Produces<FactView[]>().ProducesProblem(404);
    }

    private static Task<IResult> FactsAsync(Guid id, Reader reader, CancellationToken stop) =>
        reader.OfAgreementAsync(id, state => Results.Ok(Facts.Of(state).Select(f => new FactView(f.Path, f.Name, f.Value, f.Form.Name, f.Use.IsUpdatable)).ToArray()), stop);
}
