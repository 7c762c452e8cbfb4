using FluentValidation;

namespace Agreements.Server.Commands;

/// <summary>Amending over HTTP: each command at its address.</summary>
public static class AmendingRoutes
{
    private const string ExampleDigest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly Edtf Day = Edtf.Parse("2025-10-20");

    private static readonly Terms Example = new(
        new Text("服务成渝双城经济圈", "Serve the twin-city economic circle"),
        Clauses: [new Clause("courses", new Text("课程建设", "Course building"))],
        Term: new Period(3, Edtf.Parse("2025-03-28"), Edtf.Parse("2028-03-27"), 30));

    /// <summary>Maps supplementary agreements.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapAmending(this IEndpointRouteBuilder api)
    {
        api.MapCommand("amendments", "proposeAmendment", "Propose a supplementary agreement (补充协议): the whole text as it would be, and who joins or leaves.",
            new ProposeAmendment(new Text("补充协议（一）", "Supplementary agreement 1"), Example, "增加课程建设", null, Day));
        api.MapAmendment("text", "reviseAmendment", "Put another text of it on the table; consents and signatures under the text before are void.",
            c => c, new ReviseAmendment(0, Example));
        api.MapAmendment("consents", "consentToAmendment", "Consent to it, for a principal or one that joins.", c => c,
            new ConsentToAmendment(0, "qingsu", ExampleDigest, Day));
        api.MapAmendment("refusals", "refuseAmendment", "Refuse it as it is, with a reason; it stays open to be revised or withdrawn.", c => c,
            new RefuseAmendment(0, "cq-women", "课时未定", Day));
        api.MapAmendment("signatures", "signAmendment", "Record how a principal signed it, once all have consented.",
            signature => new SignAmendment(0, signature),
            new Signature("qingsu", Day, "校长", SigningMethod.Seal, ExampleDigest, 4));
        api.MapAmendment("adoption", "adoptAmendment",
            "Bring it into force, once all have consented and signed: its text is a new revision of the terms.", c => c, new AdoptAmendment(0, Day));
        api.MapAmendment("withdrawal", "withdrawAmendment", "Give it up.", c => c, new WithdrawAmendment(0, "另行签订协议", Day));
    }

    private static void MapAmendment<TBody>(
        this IEndpointRouteBuilder api, string route, string name, string summary, Func<TBody, AmendmentCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/agreements/{{id:guid}}/amendments/{{number:int}}/{route}", (Guid id, int number, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TBody>(http, (body, context) => new AgreementRequest(id, command(body) with { Number = number }, context)))
            .Describe(name, summary, example, command(example));
}

/// <summary>Shape of <see cref="ProposeAmendment"/>.</summary>
public sealed class ProposeAmendmentValidator : AbstractValidator<ProposeAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public ProposeAmendmentValidator()
    {
        RuleFor(c => c.Title).IsTitle();
        RuleFor(c => c.Terms).AreTerms();
        RuleFor(c => c.Reason).IsReason();
        RuleForEach(c => c.Parties!.Joining).SetValidator(new PartyShape()).When(c => c.Parties is not null);
    }
}

/// <summary>Shape of <see cref="ReviseAmendment"/>.</summary>
public sealed class ReviseAmendmentValidator : AbstractValidator<ReviseAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public ReviseAmendmentValidator()
    {
        RuleFor(c => c.Terms).AreTerms();
        RuleForEach(c => c.Parties!.Joining).SetValidator(new PartyShape()).When(c => c.Parties is not null);
    }
}

/// <summary>Shape of <see cref="ConsentToAmendment"/>.</summary>
public sealed class ConsentToAmendmentValidator : AbstractValidator<ConsentToAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public ConsentToAmendmentValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Digest).IsDigest();
    }
}

/// <summary>Shape of <see cref="RefuseAmendment"/>.</summary>
public sealed class RefuseAmendmentValidator : AbstractValidator<RefuseAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public RefuseAmendmentValidator()
    {
        RuleFor(c => c.Party).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}

/// <summary>Shape of <see cref="SignAmendment"/>: the signature's, as for the agreement itself.</summary>
public sealed class SignAmendmentValidator : AbstractValidator<SignAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public SignAmendmentValidator() => RuleFor(c => c.Signature).SetValidator(new SignatureShape());
}

/// <summary>Shape of <see cref="WithdrawAmendment"/>.</summary>
public sealed class WithdrawAmendmentValidator : AbstractValidator<WithdrawAmendment>
{
    /// <summary>Sets up the checks.</summary>
    public WithdrawAmendmentValidator() => RuleFor(c => c.Reason).IsReason();
}
