using Agreements.Server.Commands.Documents;
using Agreements.Server.Http;
using Agreements.Server.Identity;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace Agreements.Server.Commands;

/// <summary>Documenting over HTTP: each command at its address.</summary>
public static class DocumentingRoutes
{
    /// <summary>Maps putting documents on file and withdrawing them.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapDocumenting(this IEndpointRouteBuilder api)
    {
        api.MapPost("/agreements/{id:guid}/documents", UploadAsync).DisableAntiforgery()
            .WithName("attachDocument")
            .WithSummary("Put a document on file: the file as the body, or as the first file of a form. In the query: name, kind, "
                + "and if wanted document (the id of one that gets a new version), on, and text (the digest of the text that it is a signed copy of).")
            .Produces<Receipt>().ProducesProblem(400).ProducesProblem(401).ProducesProblem(404).Produces<ProblemDetails>(409, "application/problem+json")
            .ProducesProblem(412).ProducesProblem(413).ProducesProblem(415).ProducesProblem(422);
        api.MapCommand("documents/withdrawn", "withdrawDocument", "Withdraw a document: it counts no more, and its content stays.",
            new WithdrawDocument("signed", "上传错误"));
    }

    /// <summary>A file is not even taken in from one who may not attach it.</summary>
    private static async Task<IResult> UploadAsync(Guid id, Gateway gateway, DocumentUpload upload, CommandAuthorization gate, HttpContext http)
    {
        if (!http.MayWrite(out var caller, out var problem))
        {
            return problem.ToResult();
        }

        return await gate.RefuseAsync(caller, typeof(AttachDocument), id, http.RequestAborted) is { Count: > 0 } refusals
            ? Problems.Refused(refusals).ToResult()
            : await gateway.TakeAsync(http, async () =>
            {
                var (said, document) = await upload.TakeAsync(http);
                return (said, context => new AgreementRequest(id, document, context));
            });
    }
}

/// <summary>Shape of <see cref="AttachDocument"/>.</summary>
public sealed class AttachDocumentValidator : AbstractValidator<AttachDocument>
{
    /// <summary>Sets up the checks.</summary>
    public AttachDocumentValidator()
    {
        RuleFor(c => c.Document).IsCode();
        RuleFor(c => c.Name).Must(n => n.Length is > 0 and <= 200).WithMessage("Give a name of 1 to 200 characters.").HasNoFault(Keepable.FaultInLine);
        RuleFor(c => c.Sha256).IsDigest();
        RuleFor(c => c.TextDigest).IsDigest();
        RuleFor(c => c.Size).GreaterThan(0).WithMessage("There is no content.");
    }
}

/// <summary>Shape of <see cref="WithdrawDocument"/>.</summary>
public sealed class WithdrawDocumentValidator : AbstractValidator<WithdrawDocument>
{
    /// <summary>Sets up the checks.</summary>
    public WithdrawDocumentValidator()
    {
        RuleFor(c => c.Document).IsCode();
        RuleFor(c => c.Reason).IsReason();
    }
}
