using Agreements.Server.Localization;
using Agreements.Server.Notifications;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Observability;
using Agreements.Server.Pages.Conditions;
using Agreements.Server.Pages.Errors;
using Agreements.Server.Pages.Rendering;
using Agreements.Server.Pages.SigningIn;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using System.Globalization;

namespace Agreements.Server.Pages.Operations;

/// <summary>The administrators' pages of the running server: how it does, what it cannot show, what it gave up on; and going on with each.</summary>
internal static class OperationsEndpoint
{
    public const string Path = "/operations";
    public const string FailedPath = "/operations/failed";
    public const string RetryFailedPath = "/operations/failed/retry";
    public const string ResumePath = "/operations/read-models/resume";
    public const string RetryPath = "/operations/read-models/retry";
    public const string EndpointOnPath = "/operations/failed/on";

    public static void MapOperationPages(this IEndpointRouteBuilder pages)
    {
        var operations = pages.ForAdministrators();
        operations.MapGet(Path, ShowAsync);
        operations.MapPost(ResumePath, ResumeAsync);
        operations.MapPost(RetryPath, RetryAsync);
        operations.MapGet(FailedPath, ShowFailedAsync);
        operations.MapPost(RetryFailedPath, RetryFailedAsync);
        operations.MapPost(EndpointOnPath, EndpointOnAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, HealthCheckService checks, ReadModelWatch watch, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var done = asking.OneOf("done", ["resumed", "stopped-again"]) switch
        {
            "resumed" => (OperationsTexts.Resumed, true),
            "stopped-again" => (OperationsTexts.StoppedAgain, false),
            _ when Count(asking, "retried") is { } retried && Count(asking, "shown") is { } shown =>
                (OperationsTexts.Retried(retried, shown), shown == retried),
            _ => ((Text Says, bool IsGood)?)null,
        };
        // Looks at the read models as well: what is shown is of this moment.
        var report = await checks.CheckHealthAsync(c => c.Tags.Contains(Health.Ready), ct);
        return Page.Of<OperationsSheet>(
            context,
            new { Report = report, State = watch.State, Aside = await watch.SetAsideAsync(ct), Done = done, asking.Wrong }, asking.Status);
    }

    private static async Task<IResult> ResumeAsync(HttpContext context, ReadModelWatch watch)
    {
        await context.FormAsync();
        var state = await watch.ResumeAsync(context.RequestAborted);
        return Results.LocalRedirect(PageQuery.Address(Path, ("done", state.Stop is null ? "resumed" : "stopped-again")));
    }

    private static async Task<IResult> RetryAsync(HttpContext context, ReadModelWatch watch)
    {
        var form = await context.FormAsync();
        var streams = form["stream"].Select(s => Guid.TryParse(s, out var id) ? id : Guid.Empty).ToArray();
        var retried = await watch.RetryAsync(streams, context.RequestAborted);
        return Results.LocalRedirect(PageQuery.Address(Path, ("retried", Number(retried.Count)), ("shown", Number(retried.Count(r => r.IsShown)))));
    }

    private static async Task<IResult> ShowFailedAsync(
        HttpContext context, FailedMessages failed, EndpointSwitches switches, CancellationToken ct)
    {
        var asking = new Asking(context.Request.Query);
        var (kind, since) = (asking.Word<FailedKind>("kind"), asking.Day("since"));
        var done = Count(asking, "retried") is { } retried ? OperationsTexts.ToBeRetried(retried)
            : asking.Given("on") is { } on ? OperationsTexts.IsOn(on) : null;
        return Page.Of<FailedSheet>(
            context,
            new
            {
                Kind = kind,
                Since = since,
                asking.Wrong,
                Done = done,
                Found = asking.Wrong.Count > 0 ? null : await failed.ListAsync(new FailedFilter(null, kind, FailedFilter.Moment(Said(since))), ct),
                Off = await switches.OffAsync(ct),
            },
            asking.Status);
    }

    /// <summary>One message, or all that the conditions fit which the form was shown with.</summary>
    private static async Task<IResult> RetryFailedAsync(HttpContext context, FailedMessages failed)
    {
        var form = await context.FormAsync();
        Guid[]? ids = form["message"].Count == 0 ? null : [.. form["message"].Select(m => Guid.TryParse(m, out var id) ? id : Guid.Empty)];
        var kind = KebabEnum<FailedKind>.TryParse(form["kind"], out var sort) ? sort : (FailedKind?)null;
        DateOnly? since = Instants.TryParseDay(form["since"], out var day) ? day : null;
        var retried = await failed.RetryAsync(
            ids is null ? new FailedFilter(null, kind, FailedFilter.Moment(Said(since))) : new FailedFilter(ids), context.RequestAborted);
        return Results.LocalRedirect(PageQuery.Address(
            FailedPath, ("kind", kind is { } known ? KebabEnum<FailedKind>.Name(known) : null), ("since", Said(since)), ("retried", Number(retried))));
    }

    private static async Task<IResult> EndpointOnAsync(HttpContext context, EndpointSwitches switches, Teller teller)
    {
        var recipient = (await context.FormAsync())["recipient"].ToString();
        var isOn = await EndpointRoutes.OnAsync(recipient, switches, teller, context.RequestAborted);
        return Results.LocalRedirect(PageQuery.Address(FailedPath, ("on", isOn ? recipient : null)));
    }

    private static int? Count(Asking asking, string name) =>
        int.TryParse(asking.Given(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string? Said(DateOnly? day) => day is { } d ? Days.Iso(d) : null;
}
