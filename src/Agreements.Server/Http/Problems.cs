using Agreements.Server.Storage;
using FluentValidation;
using JasperFx;
using Microsoft.AspNetCore.Mvc;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agreements.Server.Http;

/// <summary>One reason of a refusal, for people and programs.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Zh">The sentence in Chinese.</param>
/// <param name="En">The sentence in English.</param>
/// <param name="Party">The party it concerns; null for none.</param>
/// <param name="MetBy">Who can mend it, nearest first.</param>
public sealed record Reason(string Code, string Zh, string En, string? Party, IReadOnlyList<CanMeet> MetBy)
{
    /// <summary>The one who alone can mend it; null where whoever acts in such a role can.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NextToApprove? Next { get; init; }

    /// <summary>A refusal as a reason.</summary>
    /// <param name="refusal">The refusal.</param>
    public static Reason Of(Refusal refusal) =>
        new(refusal.Code, refusal.Sentence.Zh, refusal.Sentence.EnOrZh, refusal.PartyId, refusal.MetBy) { Next = refusal.Next };
}

/// <summary>Refusals and errors as problem+json (RFC 9457), each with a stable type.</summary>
public static class Problems
{
    private const string Types = "urn:agreements:problem:";

    /// <summary>
    /// A refused command: 404 for what is not there, 403 for what is not theirs to do, 412 for a stale version, else 409 listing every reason.
    /// </summary>
    /// <param name="refusals">The refusals; at least one.</param>
    /// <param name="since">On a stale version: what has happened since.</param>
    public static ProblemDetails Refused(IReadOnlyList<Refusal> refusals, object? since = null)
    {
        var first = refusals[0];
        var status = first switch { { IsAbsence: true } => 404, NotPermitted => 403, VersionStale => 412, _ => 409 };
        var problem = Of(status, refusals.Count == 1 ? first.Code : "guards-unmet", Title(status), string.Join(" ", refusals.Select(r => r.Sentence.EnOrZh)));
        problem.Extensions["reasons"] = refusals.Select(Reason.Of).ToArray();
        if (since is not null)
        {
            problem.Extensions["since"] = since;
        }

        return problem;
    }

    /// <summary>Any other problem.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, the last part of the type.</param>
    /// <param name="title">Short title.</param>
    /// <param name="detail">What is wrong here, where, and the cure.</param>
    public static ProblemDetails Of(int status, string code, string title, string detail) =>
        new() { Status = status, Type = Types + code, Title = title, Detail = detail };

    /// <summary>A command that would act again when it comes twice was sent with nothing that tells a repetition.</summary>
    public static ProblemDetails WithoutCondition() => Of(
        428, "condition-missing", "须注明所见版本或幂等键。 Say which version you have seen, or send a key.",
        "此项重复送达会再次生效：请附 If-Match（所见版本的 ETag）或 Idempotency-Key。 Sent twice, this would act twice: send If-Match with the ETag that you have "
        + "seen, or an Idempotency-Key.");

    /// <summary>Malformed facts: every place with what is wrong there.</summary>
    /// <param name="invalid">What the validator found.</param>
    public static ProblemDetails Malformed(ValidationException invalid)
    {
        var problem = Of(400, "malformed", "The request is malformed.", "Mend the places named in errors and send it again.");
        problem.Extensions["errors"] = invalid.Errors
            .GroupBy(e => string.Join('.', e.PropertyName.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName)))
            .ToDictionary(g => g.Key, g => g.Select(e => e.ErrorMessage).ToArray());
        return problem;
    }

    /// <summary>A request that cannot be read, told in both languages where somebody has written both.</summary>
    /// <param name="malformed">What is wrong with it.</param>
    public static ProblemDetails Malformed(MalformedRequestException malformed) =>
        Said(Of(400, "malformed", "The request is malformed.", malformed.Message), malformed.Sentence);

    /// <summary>The database does not answer: the same request may be sent again.</summary>
    public static ProblemDetails DatabaseDown() => Said(
        Of(StatusCodes.Status503ServiceUnavailable, "database-unavailable", "The database does not answer.", Outage.Sentence.EnOrZh), Outage.Sentence);

    /// <summary>What an exception means to a caller; null when it is a bug.</summary>
    /// <param name="thrown">The exception.</param>
    public static ProblemDetails? Of(Exception thrown) => thrown switch
    {
        ValidationException invalid => Malformed(invalid),
        MalformedRequestException malformed => Malformed(malformed),
        UnacceptableContentException content => Said(Of(content.Status, content.Code, "The content is not taken.", content.Message), content.Sentence),
        ConcurrencyException =>
            Of(409, "concurrent-change", "Somebody else was quicker.", "It changed several times while this was decided. Nothing was recorded; send it again."),
        _ when Outage.Is(thrown) => DatabaseDown(),
        _ when Unreadable.Is(thrown) =>
            Said(Of(500, "event-unreadable", "An event cannot be read.", $"{Unreadable.Sentence.EnOrZh} {thrown.Message}"), Unreadable.Sentence),
        _ => WrongStreamException.In(thrown) is { } wrong ? Of(404, "something-else", Title(404), wrong.Message) : BadRequests.Of(thrown),
    };

    /// <summary>What a bare status means.</summary>
    /// <param name="status">HTTP status, from 400.</param>
    public static ProblemDetails Of(int status) => status switch
    {
        404 => Of(404, "not-found", Title(404), "Nothing answers at this address. /openapi/v1.json lists what does."),
        405 => Of(405, "method-not-allowed", "Not asked this way.", "The address answers other methods: Allow lists them, /openapi/v1.json tells more."),
        415 => Of(415, "content-type-not-taken", "The content is not taken.", "Send application/json in UTF-8."),
        >= 500 => Of(
            status, "internal", "Something went wrong here.",
            "Nothing was recorded unless a receipt was given; the log has the details under the request's trace id."),
        _ => Of(status, "malformed", "The request is malformed.", "/openapi/v1.json tells what is meant."),
    };

    /// <summary>The problem as a result. What passes by itself says when to ask again.</summary>
    /// <param name="problem">The problem.</param>
    public static IResult ToResult(this ProblemDetails problem) =>
        problem.Status == StatusCodes.Status503ServiceUnavailable ? new AskAgain(Results.Problem(problem)) : Results.Problem(problem);

    /// <summary>A problem with what it means in both languages.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="sentence">The sentence; null where nobody has written both.</param>
    public static ProblemDetails Said(ProblemDetails problem, Text? sentence)
    {
        if (sentence is not null)
        {
            problem.Extensions["sentence"] = new { sentence.Zh, sentence.En };
        }

        return problem;
    }

    private static string Title(int status) => status switch
    {
        403 => "It is not yours to do.",
        404 => "There is no such thing.",
        412 => "It has changed since.",
        _ => "Not done: conditions are not met.",
    };
}

/// <summary>A request that cannot be read; the message names the place and the cure.</summary>
/// <param name="message">What is wrong, where, and the cure.</param>
public sealed class MalformedRequestException(string message) : Exception(message)
{
    /// <summary>The same, said in both languages.</summary>
    /// <param name="sentence">What is wrong, where, and the cure.</param>
    public MalformedRequestException(Text sentence)
        : this(sentence.EnOrZh) => Sentence = sentence;

    /// <summary>In both languages; null where it is said in English only.</summary>
    public Text? Sentence { get; }
}
