using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Agreements.Server.Access;
using Agreements.Server.Handling;
using Agreements.Server.Observability;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Marten;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Wolverine;

namespace Agreements.Server.Http;

/// <summary>Takes a command request from HTTP to the bus and its answer back. Every write endpoint goes through here.</summary>
/// <param name="bus">The bus, of this request.</param>
/// <param name="gate">Who may give which command.</param>
/// <param name="reader">What the asker reads by.</param>
/// <param name="given">Answers given before.</param>
/// <param name="freshness">How far the read models are.</param>
/// <param name="store">The events, to tell what has happened since.</param>
/// <param name="clock">The clock.</param>
/// <param name="json">How bodies are read and written.</param>
public sealed class CommandDesk(
    IMessageContext bus, Gate gate, Reader reader, IdempotencyKeys given, Freshness freshness, IDocumentStore store, TimeProvider clock, IOptions<JsonOptions> json)
{
    private const int LongestWaitSeconds = 30;

    private JsonSerializerOptions Shape => json.Value.SerializerOptions;

    /// <summary>Reads the request, has the command decided, and answers.</summary>
    /// <param name="http">The request.</param>
    /// <param name="command">Makes the command from body and asking.</param>
    /// <param name="location">Where what it made can be read; null for an agreement's own address.</param>
    /// <typeparam name="TBody">The body's shape.</typeparam>
    public Task<IResult> TakeAsync<TBody>(HttpContext http, Func<TBody, Asking, Asked> command, Func<Guid, string>? location = null) => TakeAsync(
        http,
        async () =>
        {
            var text = await RequestReading.ReadTextAsync(http.Request, http.RequestAborted);
            return (text, asking => command(RequestReading.Parse<TBody>(text, Shape), asking));
        },
        location);

    /// <summary>Reads a request whose body is no JSON, has the command decided, and answers. Nothing is read of one who may not write.</summary>
    /// <param name="http">The request.</param>
    /// <param name="read">Reads the body: what makes this request another than one with the same key, and how the command is made.</param>
    /// <param name="location">Where what it made can be read; null for an agreement's own address.</param>
    public async Task<IResult> TakeAsync(HttpContext http, Func<Task<(string Said, Func<Asking, Asked> Command)>> read, Func<Guid, string>? location = null)
    {
        if (!http.MayWrite(out var asker, out var problem))
        {
            return problem.ToResult();
        }

        if (!VersionTag.TryRead(http.Request.Headers.IfMatch.ToString(), out var seen))
        {
            throw new MalformedRequestException("If-Match is no version: send the ETag as it came, such as \"12\".");
        }

        var wait = ReadWait(http.Request);
        var isDryRun = Preview.IsAskedBy(http.Request);
        var (text, command) = await read();
        var key = http.Request.Headers["Idempotency-Key"].ToString();
        var fingerprint = RequestReading.Fingerprint(http.Request, text);
        if (key.Length > 0 && !isDryRun && await given.FindAsync(asker.Account, key, http.RequestAborted) is { } before)
        {
            return Again(http, before, fingerprint);
        }

        var asked = command(new Asking(asker.Actor, clock.Today(), seen));
        if (await gate.RefuseAsync(asker, asked, http.RequestAborted) is { Count: > 0 } refusals)
        {
            return Problems.Refused(refusals).ToResult();
        }

        if (isDryRun)
        {
            // Past the measured road and the kept answers: nothing of a dry run is left anywhere.
            var would = await bus.InvokeAsync<Answer>(asked.AsDryRun(), http.RequestAborted);
            return would.IsRefused ? await RefuseAsync(http, would) : Results.Json(await Preview.OfAsync(reader, would, Shape, http.RequestAborted), Shape);
        }

        var answer = await DecideAsync(http, asked, key);
        return answer.IsRefused ? await RefuseAsync(http, answer) : await ReceiveAsync(http, asked, answer, new Kept(asker.Account, key, fingerprint, wait), location);
    }

    private async Task<IResult> ReceiveAsync(HttpContext http, Asked asked, Answer answer, Kept kept, Func<Guid, string>? location)
    {
        bool? held = kept.Wait is { } limit ? await freshness.WaitAsync(answer.Id, answer.Version, limit, http.RequestAborted) : null;
        var said = Said(Receipt.Of(asked, answer, held), kept.Fingerprint, location ?? (id => $"/api/v1/agreements/{id}"));
        if (kept.Key.Length > 0)
        {
            await given.KeepAsync(kept.User, kept.Key, said, http.RequestAborted);
        }

        return Say(http, said);
    }

    private async Task<Answer> DecideAsync(HttpContext http, Asked command, string key)
    {
        bus.UserName = command.By.User;
        var correlation = http.Request.Headers["X-Correlation-Id"].ToString();
        var options = new DeliveryOptions
        {
            CorrelationId = correlation.Length > 0 ? correlation : Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
            CausationId = key.Length > 0 ? key : http.TraceIdentifier,
        };
        return await bus.DecideAsync(command, options, http.RequestAborted);
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

    private GivenAnswer Said(Receipt receipt, string fingerprint, Func<Guid, string> location)
    {
        var isNew = receipt.Recorded.Count > 0 && receipt.Version == receipt.Recorded.Count;
        return new GivenAnswer(
            fingerprint, isNew ? 201 : 200, JsonSerializer.Serialize(receipt, Shape), receipt.Version, isNew ? location(receipt.Id) : null);
    }

    /// <summary>Read before anything is decided: a slip in it must not answer 400 for a command that was recorded.</summary>
    private static TimeSpan? ReadWait(HttpRequest request) => request.Query["wait"].ToString() switch
    {
        "" => null,
        "true" => TimeSpan.FromSeconds(10),
        var text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var s) && s is > 0 and <= LongestWaitSeconds => TimeSpan.FromSeconds(s),
        var text => throw new MalformedRequestException($"wait={text}: give seconds up to {LongestWaitSeconds}, or true."),
    };

    private static IResult Again(HttpContext http, GivenAnswer before, string fingerprint)
    {
        if (before.Fingerprint != fingerprint)
        {
            return Problems.Of(422, "idempotency-key-reused", "This key was used for another request.", "Send a new Idempotency-Key with a new request; repeat the old request exactly to get its answer again.").ToResult();
        }

        http.Response.Headers["Idempotency-Replayed"] = "true";
        return Say(http, before);
    }

    private static IResult Say(HttpContext http, GivenAnswer said)
    {
        http.Response.Headers.ETag = VersionTag.Of(said.Version);
        if (said.Location is not null)
        {
            http.Response.Headers.Location = said.Location;
        }

        return Results.Text(said.Body, "application/json", System.Text.Encoding.UTF8, said.Status);
    }

    /// <summary>What of a request its answer is kept under, and how long it waits for the read models.</summary>
    private sealed record Kept(string User, string Key, string Fingerprint, TimeSpan? Wait);
}
