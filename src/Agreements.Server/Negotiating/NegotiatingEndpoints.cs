using Agreements.Server.Http;

namespace Agreements.Server.Negotiating;

/// <summary>A consent.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">The digest of the text on the table.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Consented(string Party, string Digest, Edtf? On = null);

/// <summary>A stage entered.</summary>
/// <param name="On">The day; null for today.</param>
public sealed record Entered(Edtf? On = null);

/// <summary>Negotiating over HTTP.</summary>
public static class NegotiatingEndpoints
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>Maps terms, consents and the stage negotiated.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapNegotiating(this IEndpointRouteBuilder api)
    {
        api.MapCommand("terms", "reviseTerms", "Put a whole new text of the terms on the table; consents to another text become void.",
            (id, terms, a) => new ReviseTerms(id, terms) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Terms(
                new Text("服务成渝双城经济圈，探索中职教育创新模式", "Serve the twin-city economic circle"),
                [new Text("区域联动"), new Text("资源共享")],
                Clauses: [new Clause("teachers", new Text("师资互派", "Exchange of teachers"))],
                Guarantees: [new Text("组织领导"), new Text("联络机制")],
                Term: new Period(Years: 3)));
        api.MapCommand("consents", "consentToTerms", "Consent, for a principal, to the text with this digest.",
            (id, b, a) => new ConsentToTerms(id, b.Party, b.Digest, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Consented("qingsu", ExampleDigest));
        api.MapCommand("negotiated", "advanceToNegotiated", "Enter the stage negotiated.",
            (id, b, a) => new AdvanceToNegotiated(id, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Entered());
    }
}
