using Agreements.Server.Access;
using Agreements.Server.Http;

namespace Agreements.Server.Amending;

/// <summary>A supplementary agreement proposed.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Terms">The whole text of the terms as it would be.</param>
/// <param name="Reason">Why.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AmendmentOffered(Text Title, Terms Terms, string Reason, PartyChanges? Parties = null, Edtf? On = null);

/// <summary>Another text of a supplementary agreement.</summary>
/// <param name="Terms">The whole text of the terms as it would be.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
public sealed record AmendmentText(Terms Terms, PartyChanges? Parties = null);

/// <summary>A consent to a supplementary agreement.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Digest">The digest of what is consented to.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AmendmentConsentGiven(string Party, string Digest, Edtf? On = null);

/// <summary>A refusal of a supplementary agreement.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AmendmentTurnedDown(string Party, string Reason, Edtf? On = null);

/// <summary>A supplementary agreement brought into force.</summary>
/// <param name="On">From which day; null for today.</param>
public sealed record AmendmentInForce(Edtf? On = null);

/// <summary>A supplementary agreement given up.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AmendmentGivenUp(string Reason, Edtf? On = null);

/// <summary>A supplementary agreement and what does not hold yet for it to be in force.</summary>
/// <param name="Amendment">The supplementary agreement.</param>
/// <param name="Unmet">What does not hold yet, and who can meet it; empty unless it is open.</param>
public sealed record AmendmentView(Amendment Amendment, IReadOnlyList<Reason> Unmet);

/// <summary>Supplementary agreements over HTTP.</summary>
public static class AmendingEndpoints
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly Edtf Day = Edtf.Parse("2025-10-20");

    private static readonly Terms Example = new(
        new Text("服务成渝双城经济圈", "Serve the twin-city economic circle"),
        Clauses: [new Clause("courses", new Text("课程建设", "Course building"))],
        Term: new Period(3, Edtf.Parse("2025-03-28"), Edtf.Parse("2028-03-27"), 30));

    /// <summary>Maps supplementary agreements.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapAmending(this IEndpointRouteBuilder api)
    {
        api.MapCommand("amendments", "proposeAmendment", "Propose a supplementary agreement (补充协议): the whole text as it would be, and who joins or leaves.",
            (id, b, a) => new ProposeAmendment(id, b.Title, b.Terms, b.Reason, b.Parties, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new AmendmentOffered(new Text("补充协议（一）", "Supplementary agreement 1"), Example, "增加课程建设", null, Day));
        api.MapAmendment("text", "reviseAmendment", "Put another text of it on the table; consents and signatures under the text before are void.",
            (id, n, b, a) => new ReviseAmendment(id, n, b.Terms, b.Parties) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new AmendmentText(Example));
        api.MapAmendment("consents", "consentToAmendment", "Consent to it, for a principal or one that joins.",
            (id, n, b, a) => new ConsentToAmendment(id, n, b.Party, b.Digest, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new AmendmentConsentGiven("qingsu", ExampleDigest, Day));
        api.MapAmendment("refusals", "refuseAmendment", "Refuse it as it is, with a reason; it stays open to be revised or withdrawn.",
            (id, n, b, a) => new RefuseAmendment(id, n, b.Party, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new AmendmentTurnedDown("cq-women", "课时未定", Day));
        api.MapAmendment("signatures", "signAmendment", "Record how a principal signed it, once all have consented.",
            (id, n, signature, a) => new SignAmendment(id, n, signature) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Signature("qingsu", Day, "校长", SigningMethod.Seal, ExampleDigest, 4));
        api.MapAmendment("adoption", "adoptAmendment", "Bring it into force, once all have consented and signed: its text is a new revision of the terms.",
            (id, n, b, a) => new AdoptAmendment(id, n, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new AmendmentInForce(Day));
        api.MapAmendment("withdrawal", "withdrawAmendment", "Give it up.",
            (id, n, b, a) => new WithdrawAmendment(id, n, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }, new AmendmentGivenUp("另行签订协议", Day));
        api.MapGet("/agreements/{id:guid}/amendments", AmendmentsAsync)
            .WithName("readAmendments").WithSummary("The supplementary agreements, and what does not hold yet for the open one to be in force.")
            .Produces<AmendmentView[]>().ProducesProblem(404);
    }

    private static void MapAmendment<TBody>(
        this IEndpointRouteBuilder api, string route, string name, string summary, Func<Guid, int, TBody, Asking, AmendmentCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/agreements/{{id:guid}}/amendments/{{number:int}}/{route}", (Guid id, int number, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<TBody>(http, (body, asking) => command(id, number, body, asking)))
            .Describe(name, summary, example);

    private static Task<IResult> AmendmentsAsync(Guid id, Reader reader, TimeProvider clock, CancellationToken stop) =>
        reader.OfAgreementAsync(id, state => Results.Ok(state.Amendments.Select(a => new AmendmentView(a, [.. a.Unmet(state, clock.Today()).Select(Reason.Of)])).ToArray()), stop);
}
