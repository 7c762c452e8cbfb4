using Agreements.Server.Http;

namespace Agreements.Server.Committing;

/// <summary>A commitment kept.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record Kept(Edtf? On = null, string? Evidence = null);

/// <summary>Commitments over HTTP.</summary>
public static class CommittingEndpoints
{
    /// <summary>Maps commitments.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapCommitting(this IEndpointRouteBuilder api)
    {
        api.MapCommand("commitments", "addCommitment", "Add what somebody owes.",
            (id, commitment, a) => new AddCommitment(id, commitment) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Commitment("return-visit", new Text("企业到青苏职中考察", "The enterprise visits Qingsu"), "qingsu", Edtf.Parse("2025-09"), Quantity: new Quantity(2, Qualifier.AtLeast, "visit", "次")));
        api.MapPost("/agreements/{id:guid}/commitments/{commitment}/fulfilment", (Guid id, string commitment, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Kept>(http, (b, a) => new FulfilCommitment(id, commitment, b.On, b.Evidence) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("fulfilCommitment", "Record that a commitment was kept.", new Kept(Edtf.Parse("2025-09-20"), "考察纪要（2025年9月）"));
    }
}
