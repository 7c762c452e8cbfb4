using Agreements.Server.Http;

namespace Agreements.Server.Negotiating;

/// <summary>A consent.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">The digest of the text on the table.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Consented(string Party, string Digest, Edtf? On = null);

/// <summary>A new text, which a principal may propose as an answer to the one on the table.</summary>
/// <param name="Terms">The whole new text.</param>
/// <param name="Party">Id of the principal that proposes it.</param>
/// <param name="Answers">Number of the text that it answers; null for the one on the table.</param>
public sealed record CounterProposed(Terms Terms, string Party, int? Answers = null);

/// <summary>A refusal.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">The digest of the text on the table.</param>
/// <param name="Reason">Why: what would have to change.</param>
/// <param name="On">The day; null for today.</param>
public sealed record RefusedText(string Party, string Digest, string Reason, Edtf? On = null);

/// <summary>Going back to the last text that all had consented to.</summary>
/// <param name="Reason">Why; null for nothing said.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Restored(string? Reason = null, Edtf? On = null);

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
        api.MapCommand("counter-proposals", "counterProposeTerms", "Put a new text on the table for a principal: a counter-proposal to the text that is there, or the first.",
            (id, b, a) => new ReviseTerms(id, b.Terms, b.Party, b.Answers) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new CounterProposed(new Terms(new Text("服务成渝双城经济圈"), Clauses: [new Clause("teachers", new Text("每年师资互派五名", "Exchange of five teachers a year"))]), "cq-women", 1));
        api.MapCommand("refusals", "refuseTerms", "Refuse, for a principal, the text with this digest; a reason is needed, and everybody can read it.",
            (id, b, a) => new RefuseTerms(id, b.Party, b.Digest, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new RefusedText("cq-women", ExampleDigest, "互派人数过多"));
        api.MapCommand("terms/restored", "restoreTerms", "Put the last text that all principals had consented to back on the table; it is consented to anew.",
            (id, b, a) => new RestoreTerms(id, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Restored("回到双方同意过的文本"));
        api.MapCommand("negotiated", "advanceToNegotiated", "Enter the stage negotiated.",
            (id, b, a) => new AdvanceToNegotiated(id, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Entered());
    }
}
