using Agreements.Server.Http;
using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Negotiating over HTTP: each command at its address.</summary>
public static class NegotiatingRoutes
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    /// <summary>Maps the terms and the entry into negotiated.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapNegotiating(this IEndpointRouteBuilder api)
    {
        api.MapCommand("terms", "reviseTerms", "Put a whole new text of the terms on the table; consents to another text become void.",
            terms => new ReviseTerms(terms),
            new Terms(
                new Text("服务成渝双城经济圈，探索中职教育创新模式", "Serve the twin-city economic circle"),
                [new Text("区域联动"), new Text("资源共享")],
                Clauses: [new Clause("teachers", new Text("师资互派", "Exchange of teachers"))],
                Guarantees: [new Text("组织领导"), new Text("联络机制")],
                Term: new Period(Years: 3)));
        api.MapCommand("consents", "consentToTerms", "Consent, for a principal, to the text with this digest.", new ConsentToTerms("qingsu", ExampleDigest));
        api.MapCommand("counter-proposals", "counterProposeTerms",
            "Put a new text on the table for a principal: a counter-proposal to the text that is there, or the first.", ForAParty,
            new ReviseTerms(new Terms(new Text("服务成渝双城经济圈"),
                Clauses: [new Clause("teachers", new Text("每年师资互派五名", "Exchange of five teachers a year"))]), "cq-women", 1));
        api.MapCommand("refusals", "refuseTerms", "Refuse, for a principal, the text with this digest; a reason is needed, and everybody can read it.",
            new RefuseTerms("cq-women", ExampleDigest, "互派人数过多"));
        api.MapCommand("terms/restored", "restoreTerms",
            "Put the last text that all principals had consented to back on the table; it is consented to anew.", new RestoreTerms("回到双方同意过的文本"));
        api.MapCommand("negotiated", "advanceToNegotiated", "Enter the stage negotiated.", new AdvanceToNegotiated());
    }

    private static ReviseTerms ForAParty(ReviseTerms said) =>
        said.Party is null ? throw new MalformedRequestException("At $: something is missing: 'party'. See /openapi/v1.json.") : said;
}

/// <summary>Shape of <see cref="ReviseTerms"/>.</summary>
public sealed class ReviseTermsValidator : AbstractValidator<ReviseTerms>
{
    /// <summary>Sets up the checks.</summary>
    public ReviseTermsValidator()
    {
        RuleFor(c => c.Terms).AreTerms();
        When(c => c.Party is not null, () => RuleFor(c => c.Party!).IsCode());
    }
}

/// <summary>Shape of <see cref="ConsentToTerms"/>.</summary>
public sealed class ConsentToTermsValidator : AbstractValidator<ConsentToTerms>
{
    /// <summary>Sets up the checks.</summary>
    public ConsentToTermsValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Digest).IsDigest();
    }
}

/// <summary>Shape of <see cref="RefuseTerms"/>.</summary>
public sealed class RefuseTermsValidator : AbstractValidator<RefuseTerms>
{
    /// <summary>Sets up the checks.</summary>
    public RefuseTermsValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Digest).IsDigest();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="RestoreTerms"/>.</summary>
public sealed class RestoreTermsValidator : AbstractValidator<RestoreTerms>
{
    /// <summary>Sets up the checks.</summary>
    public RestoreTermsValidator() => RuleFor(c => c.Reason).IsNote();
}
