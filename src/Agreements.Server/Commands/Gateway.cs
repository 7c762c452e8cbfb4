using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Wolverine;

namespace Agreements.Server.Commands;

/// <summary>
/// The one way in from HTTP: who asks, whether they may, whether it was asked before, whether it has the right shape; then the bus, and its
/// answer back.
/// </summary>
/// <param name="bus">What requests come by.</param>
/// <param name="commits">Takes them to their handlers.</param>
/// <param name="gate">Says whose command it is to give.</param>
/// <param name="reader">What the caller may see.</param>
/// <param name="given">Answers given before.</param>
/// <param name="shapes">The shapes of commands.</param>
/// <param name="warnings">Warns of what history should not keep.</param>
/// <param name="freshness">Tells when read models have caught up.</param>
/// <param name="store">Events that a stale caller missed.</param>
/// <param name="clock">The day.</param>
/// <param name="json">How JSON is read and written.</param>
public sealed class Gateway(
    IMessageContext bus, GroupCommit commits, CommandAuthorization gate, Reader reader, IdempotencyKeys given, CommandShapes shapes,
    TextWarnings warnings, ProjectionWait freshness, IDocumentStore store, TimeProvider clock,
    IOptions<JsonOptions> json)
{
    private const int LongestWaitSeconds = 30;

    private JsonSerializerOptions Shape => json.Value.SerializerOptions;

    /// <summary>Reads the request, has it decided, and answers.</summary>
    /// <typeparam name="TBody">What the body says: a command, or a value that it is made of.</typeparam>
    /// <param name="http">The request.</param>
    /// <param name="request">Makes the request from the body.</param>
    public Task<IResult> TakeAsync<TBody>(HttpContext http, Func<TBody, CommandContext, Request> request) => TakeAsync(http, async () =>
    {
        var text = await RequestReading.ReadTextAsync(http.Request, http.RequestAborted);
        return (text, context => request(RequestReading.Parse<TBody>(text, Shape), context));
    });

    /// <summary>Reads a request whose body is no JSON, has it decided, and answers. Nothing is read of one who may not write.</summary>
    /// <param name="http">The request.</param>
    /// <param name="read">Reads what is said: a text that stands for it, and the request it makes.</param>
    public async Task<IResult> TakeAsync(HttpContext http, Func<Task<(string Said, Func<CommandContext, Request> Request)>> read)
    {
        if (!http.MayWrite(out var caller, out var problem))
        {
            return problem.ToResult();
        }

        if (!VersionTag.TryRead(http.Request.Headers.IfMatch.ToString(), out var seen))
        {
            throw new MalformedRequestException("If-Match is no version: send the ETag as it came, such as \"12\".");
        }

        var wait = ReadWait(http.Request);
        var isDryRun = Preview.IsAskedBy(http.Request);
        var (text, request) = await read();
        var key = isDryRun ? "" : http.Request.Headers["Idempotency-Key"].ToString();
        var fingerprint = RequestReading.Fingerprint(http.Request, text);
        if (await BeforeAsync(http, caller, key, fingerprint, wait) is { } again)
        {
            return again;
        }

        var asked = request(new CommandContext(caller.Actor, clock.Today()) { SeenVersion = seen, IsDryRun = isDryRun });
        if (await gate.RefuseAsync(caller, asked, http.RequestAborted) is { Count: > 0 } refusals)
        {
            // Refused, perhaps, because the same request has just done it.
            return await BeforeAsync(http, caller, key, fingerprint, wait) ?? Problems.Refused(refusals).ToResult();
        }

        if (FaultsOf(asked, key) is { } fault)
        {
            return fault.ToResult();
        }

        asked = asked with { Warnings = await warnings.OfAsync(caller, asked, text, http.RequestAborted) };
        if (isDryRun)
        {
            return await PreviewAsync(http, asked);
        }

        return await DecideAsync(http, caller, asked, key, fingerprint, wait);
    }

    /// <summary>Past the measured road and the kept answers: nothing of a dry run is left anywhere.</summary>
    private async Task<IResult> PreviewAsync(HttpContext http, Request asked)
    {
        var would = await bus.InvokeAsync<Answer>(asked, http.RequestAborted);
        return would.IsRefused
            ? await RefuseAsync(http, would)
            : Results.Json(await Preview.OfAsync(reader, asked, would, Shape, http.RequestAborted), Shape);
    }

    private Microsoft.AspNetCore.Mvc.ProblemDetails? FaultsOf(Request asked, string key) =>
        shapes.FaultsOf(asked.Asked) is { } faults ? Problems.Malformed(faults)
            : asked is { Asked: IActsAgain, Context: { SeenVersion: null, IsDryRun: false } } && key.Length == 0 ? Problems.WithoutCondition()
            : null;

    private async Task<IResult> DecideAsync(HttpContext http, Caller caller, Request asked, string key, string fingerprint, TimeSpan? wait)
    {
        GivenAnswer Say(Answer answer) => Said(asked, answer, fingerprint);
        var once = key.Length > 0 ? new Once(caller.Account, key, Say) : null;
        try
        {
            var answer = await SendAsync(http, asked with { Once = once }, key);
            // Refused, perhaps, because the same request has just done it.
            return !answer.IsRefused ? await SayAsync(http, Say(answer), wait)
                : await BeforeAsync(http, caller, key, fingerprint, wait) ?? await RefuseAsync(http, answer);
        }
        catch (Exception e) when (Once.WasTaken(e))
        {
            return await BeforeAsync(http, caller, key, fingerprint, wait) ?? throw new UnreachableException("A key is taken by nobody.", e);
        }
    }

    /// <summary>The answer to the same request before; null when it is new.</summary>
    private async Task<IResult?> BeforeAsync(HttpContext http, Caller caller, string key, string fingerprint, TimeSpan? wait)
    {
        if (key.Length == 0 || await given.FindAsync(caller.Account, key, http.RequestAborted) is not { } before)
        {
            return null;
        }

        if (before.Fingerprint != fingerprint)
        {
            return Problems.Of(422, "idempotency-key-reused", "This key was used for another request.",
                "Send a new Idempotency-Key with a new request; repeat the old request exactly to get its answer again.").ToResult();
        }

        http.Response.Headers["Idempotency-Replayed"] = "true";
        return await SayAsync(http, before, wait);
    }

    private async Task<Answer> SendAsync(HttpContext http, Request asked, string key)
    {
        var correlation = http.Request.Headers["X-Correlation-Id"].ToString();
        var origin = new Origin(
            correlation.Length > 0 ? correlation : Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier, key.Length > 0 ? key : http.TraceIdentifier);
        return await commits.DecideAsync(bus, asked, origin, http.RequestAborted);
    }

    private async Task<IResult> RefuseAsync(HttpContext http, Answer answer)
    {
        if (answer.Refusals[0] is not VersionStale stale)
        {
            return Problems.Refused(await reader.WithoutTitlesAsync(answer.Refusals, http.RequestAborted)).ToResult();
        }

        http.Response.Headers.ETag = VersionTag.Of(stale.Current);
        await using var session = store.QuerySession();
        var since = await session.Events.FetchStreamAsync(answer.Id, fromVersion: stale.Seen + 1, token: http.RequestAborted);
        return Problems.Refused(answer.Refusals, since.Select(e => new { e.Version, Type = EventNames.All[e.EventType], e.Timestamp, e.UserName })).ToResult();
    }

    /// <summary>What is said of an answer, but for what the read models hold: that is known only after the commit.</summary>
    private GivenAnswer Said(Request asked, Answer answer, string fingerprint)
    {
        var receipt = Receipt.Of(asked, answer);
        var isNew = receipt.Recorded.Count > 0 && receipt.Version == receipt.Recorded.Count;
        return new GivenAnswer(fingerprint, isNew ? 201 : 200, JsonSerializer.Serialize(receipt, Shape), receipt.Version, isNew ? asked.Location : null);
    }

    private async Task<IResult> SayAsync(HttpContext http, GivenAnswer said, TimeSpan? wait)
    {
        http.Response.Headers.ETag = VersionTag.Of(said.Version);
        if (said.Location is not null)
        {
            http.Response.Headers.Location = said.Location;
        }

        var body = said.Body;
        if (wait is { } limit)
        {
            var receipt = JsonSerializer.Deserialize<Receipt>(said.Body, Shape)!;
            var holds = await freshness.WaitAsync(receipt.Id, receipt.Version, limit, http.RequestAborted);
            body = JsonSerializer.Serialize(receipt with { InReadModels = holds }, Shape);
        }

        return Results.Text(body, "application/json", System.Text.Encoding.UTF8, said.Status);
    }

    /// <summary>Read before anything is decided: a slip in it must not answer 400 for a command that was recorded.</summary>
    private static TimeSpan? ReadWait(HttpRequest request) => request.Query["wait"].ToString() switch
    {
        "" => null,
        "true" => TimeSpan.FromSeconds(10),
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var s) && s is > 0 and <= LongestWaitSeconds =>
            TimeSpan.FromSeconds(s),
        var text => throw new MalformedRequestException($"wait={text}: give seconds up to {LongestWaitSeconds}, or true."),
    };
}
