using Agreements.Server.Http;
using Agreements.Server.Notifications;
using Agreements.Server.Queries.People;
using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>Reading the signing copy of an agreement, and the template that it is made of.</summary>
internal static class SigningCopyReads
{
    /// <summary>Adds what signing copies are made with.</summary>
    /// <param name="services">The server's services.</param>
    public static IServiceCollection AddSigningCopies(this IServiceCollection services) =>
        services.AddSingleton(s => SigningTemplates.From(s.GetRequiredService<IConfiguration>()));

    /// <summary>Maps the reads.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapSigningCopies(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}/signing-copy", (Guid id, Reader reader, NoticeSettings notices, HttpContext http) =>
                AnswerAsync(id, reader, notices, http, copy => Results.Ok(copy)))
            .WithName("readSigningCopy").WithSummary("The text on the table as it is printed and signed: parties, terms, digest, and whether it is a draft.")
            .Produces<SigningCopy>().ProducesProblem(404).ProducesProblem(409);
        api.MapGet(
            "/agreements/{id:guid}/signing-copy.docx", (Guid id, Reader reader, NoticeSettings notices, SigningTemplates templates, HttpContext http) =>
                AnswerAsync(id, reader, notices, http, copy => Made(templates.Of(copy.Kind), template => File(copy, template))))
            .WithName("downloadSigningCopy").WithSummary("The same as a DOCX, made of the template of the agreement's kind.")
            .Produces(200, contentType: SigningCopyFile.MediaType).ProducesProblem(404).ProducesProblem(409).ProducesProblem(500);
        api.MapGet("/signing-templates/{kind}", (string kind, SigningTemplates templates) => KebabEnum<AgreementKind>.TryParse(kind, out var of)
                ? Made(templates.Of(of), template => Results.File(template.Content, SigningCopyFile.MediaType, $"{kind}.docx"))
                : Problems.Of(404, "kind-unknown", "There is no such kind.", $"Use one of {string.Join(", ", KebabEnum<AgreementKind>.Names)}.")
                    .ToResult())
            .WithName("downloadSigningTemplate")
            .WithSummary("The template of the signing copies of a kind, to be changed and put into the folder of templates.")
            .Produces(200, contentType: SigningCopyFile.MediaType).ProducesProblem(404).ProducesProblem(500);
    }

    /// <summary>The signing copy of an agreement in a state.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="state">The agreement.</param>
    /// <param name="notices">Where people reach the pages.</param>
    /// <param name="http">The request, which says where they do if nobody has.</param>
    public static async Task<SigningCopy?> CopyAsync(this Reader reader, Agreement state, NoticeSettings notices, HttpContext http) => SigningCopy.Of(
        state, await reader.Db.MentionsAsync(state.Liaisons.Values, http.RequestAborted),
        notices.PublicUrl ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}/"));

    /// <summary>The copy as a file.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="template">A template without fault.</param>
    public static IResult File(SigningCopy copy, SigningTemplate template) =>
        Results.File(SigningCopyFile.Write(copy, template), SigningCopyFile.MediaType, SigningCopyFile.NameOf(copy));

    private static Task<IResult> AnswerAsync(
        Guid id, Reader reader, NoticeSettings notices, HttpContext http, Func<SigningCopy, IResult> answer) => reader.OfAgreementAsync(
            id, async state => await reader.CopyAsync(state, notices, http) is { } copy ? answer(copy) : Problems.Refused([new TermsMissing()]).ToResult(),
            http.RequestAborted);

    private static IResult Made(SigningTemplate template, Func<SigningTemplate, IResult> make) => template.Fault is not { } fault
        ? make(template)
        : Problems.Said(
            Problems.Of(500, "signing-template-unusable", "The template of the signing copy cannot be used.", fault.EnOrZh), fault).ToResult();
}
