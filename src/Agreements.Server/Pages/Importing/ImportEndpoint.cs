using Agreements.Server.Exchange.Importing.Recording;
using Agreements.Server.Exchange.Importing.Sheets;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.Texts;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using Microsoft.AspNetCore.Mvc;
using System.Globalization;

namespace Agreements.Server.Pages.Importing;

/// <summary>Import from a spreadsheet: choose the file, see what each row would record and what is wrong with which cell, record it whole.</summary>
internal static class ImportEndpoint
{
    /// <summary>Where it begins.</summary>
    public const string Path = "/import";

    private const int Overhead = 64 * 1024;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapImport(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, (HttpContext c) => Refused(c) ?? Begin(c));
        pages.MapGet(Path + "/template/{kind}.xlsx", Template);
        pages.MapPost(Path, UploadAsync).WithMetadata(new RequestSizeLimitAttribute(SheetLimits.Bytes + Overhead));
        pages.MapGet(Path + "/{number:long}", (HttpContext c, long number, Uploads uploads, ImportReview review) => ShowAsync(c, number, uploads, review));
        pages.MapPost(Path + "/{number:long}", SendAsync);
    }

    /// <summary>The address of an upload.</summary>
    public static string At(long number) => string.Create(CultureInfo.InvariantCulture, $"{Path}/{number}");

    private static IResult Begin(HttpContext context, Text? fault = null) => Page.Of<BeginSheet>(
        context, new { Fault = fault }, fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static IResult Template(HttpContext context, string kind) =>
        Refused(context) ?? (KebabEnum<AgreementKind>.TryParse(kind, out var of)
            ? Results.File(SheetTemplate.Of(of, LanguageChoice.Of(context.Request)), Workbook, $"{kind}.xlsx")
            : Missing.Answer(context, MissingThing.Page));

    private static async Task<IResult> UploadAsync(HttpContext context, Uploads uploads, CancellationToken ct)
    {
        if (Refused(context) is { } refused)
        {
            return refused;
        }

        var form = await context.FormAsync();
        if (form.Files is not [{ Length: > 0 } file, ..])
        {
            return Begin(context, ImportTexts.FileNeeded);
        }

        if (file.Length > SheetLimits.Bytes)
        {
            var (_, cause, cure) = SheetLimits.TooLarge;
            return Begin(context, new(cause.Zh + cure.Zh, $"{cause.En} {cure.En}"));
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, ct);
        var name = Keepable.Of(System.IO.Path.GetFileName(file.FileName)) is { Length: > 0 } given ? given[..Math.Min(given.Length, 200)] : "—";
        return Results.LocalRedirect(At(await uploads.KeepAsync(Account(context), name, content.ToArray(), KindOf(form), ct)));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, long number, Uploads uploads, ImportReview review, Text? fault = null)
    {
        if (Refused(context) is { } refused)
        {
            return refused;
        }

        if (await uploads.FindAsync(Account(context), number, context.RequestAborted) is not { } upload)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        if (upload.Recorded is { } recorded)
        {
            return Page.Of<DoneSheet>(context, new { upload.FileName, Of = recorded });
        }

        var plan = await review.PlanAsync(context, upload, context.RequestAborted);
        return Page.Of<ReviewSheet>(
            context, new { Of = new Review(upload, plan), Fault = fault }, fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SendAsync(HttpContext context, long number, Uploads uploads, ImportReview review, CancellationToken ct)
    {
        if (Refused(context) is { } refused)
        {
            return refused;
        }

        if (await uploads.FindAsync(Account(context), number, ct) is not { } upload)
        {
            return Missing.Answer(context, MissingThing.Page);
        }

        var form = await context.FormAsync();
        switch (form["_do"].ToString())
        {
            case "drop":
                await uploads.DropAsync(Account(context), number, ct);
                return Results.LocalRedirect(Path);
            case "record" when upload.Recorded is null:
                return await review.RecordAsync(context, upload, ct) is { } fault
                    ? await ShowAsync(context, number, uploads, review, fault)
                    : Results.LocalRedirect(At(number));
            case "columns":
                await uploads.ChooseAsync(Account(context), number, KindOf(form), ct);
                await uploads.RememberAsync(Account(context), ColumnsOf(form), ct);
                return Results.LocalRedirect(At(number));
            default:
                return Results.LocalRedirect(At(number));
        }
    }

    /// <summary>What was chosen for each column; null for what its heading says by itself.</summary>
    private static Dictionary<string, string?> ColumnsOf(IFormCollection form)
    {
        var columns = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (heading, said) in form["heading"].Zip(form["field"]).Take(SheetLimits.Columns))
        {
            var field = said == HeadRow.NotRead || KebabEnum<SheetField>.TryParse(said, out _) ? said : HeadRow.NotRead;
            var byItself = SheetFields.Find(heading ?? "") is { } known && !SheetFields.IsOfPeople(heading!)
                ? KebabEnum<SheetField>.Name(known) : HeadRow.NotRead;
            columns[SheetFields.Plain(heading ?? "")] = field == byItself ? null : field;
        }

        return columns;
    }

    private static string? KindOf(IFormCollection form) => KebabEnum<AgreementKind>.TryParse(form["kind"], out _) ? form["kind"].ToString() : null;

    private static string Account(HttpContext context) => Caller.Of(context.User)!.Account;

    private static IResult? Refused(HttpContext context) =>
        ImportGate.IsOpenTo(Caller.Of(context.User)) ? null : Missing.Answer(context, MissingThing.Page);
}

/// <summary>An upload and what it would record.</summary>
internal sealed record Review(Upload Upload, SheetPlan Plan);

/// <summary>Plans and records an upload in the name of whoever asks.</summary>
internal sealed class ImportReview(SheetImports imports, Uploads uploads, ImportGate gate, Reader reader)
{
    /// <summary>What it would record, and what is wrong with it.</summary>
    public async Task<SheetPlan> PlanAsync(HttpContext context, Upload upload, CancellationToken ct)
    {
        var caller = Caller.Of(context.User)!;
        var keeper = (await DirectoryQuery.InstitutionsAsync(reader, [caller.Institution], ct)).GetValueOrDefault(caller.Institution);
        var options = new SheetOptions(
            KebabEnum<AgreementKind>.TryParse(upload.Kind, out var kind) ? kind : null, await uploads.ColumnsAsync(caller.Account, ct),
            caller.Institution, keeper?.Name.Zh ?? caller.Institution);
        var plan = await imports.PlanAsync(reader, caller.Actor, upload.FileName, upload.Content ?? [], options, ct);
        return plan.Whole.HasErrors ? plan : plan.With(await gate.RefusedAsync(caller, plan, imports.Today, ct));
    }

    /// <summary>Records it; a sentence when that cannot be.</summary>
    public async Task<Text?> RecordAsync(HttpContext context, Upload upload, CancellationToken ct)
    {
        var caller = Caller.Of(context.User)!;
        var plan = await PlanAsync(context, upload, ct);
        if (plan.Whole.HasErrors)
        {
            return ImportTexts.StillWrong;
        }

        if (await imports.RecordAsync(caller.Actor, plan.Parts, ct) is Recorded.Overtaken)
        {
            return ImportTexts.Overtaken;
        }

        await uploads.RecordedAsync(
            caller.Account, upload.Number, [.. plan.Whole.Rows.Select(r => new UploadedAgreement(r.StreamId, r.Title, r.Version == 0))], ct);
        return null;
    }
}
