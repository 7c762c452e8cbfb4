using Microsoft.AspNetCore.Mvc;
using Npgsql;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Http;

/// <summary>What the server's own parts say of a request that they cannot take, told without the names of our types and of the database's.</summary>
internal static partial class BadRequests
{
    private const string Malformed = "The request is malformed.";

    /// <summary>The problem; null when the exception is about something else.</summary>
    /// <param name="thrown">The exception.</param>
    public static ProblemDetails? Of(Exception thrown) => thrown switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problems.Of(
            413, "content-too-large", "The content is not taken.", $"A body has at most {RequestReading.LargestBody} bytes. Send less at a time."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problems.Of(
            415, "content-type-not-taken", "The content is not taken.", "Send application/json in UTF-8."),
        BadHttpRequestException bad => Problems.Of(bad.StatusCode, "malformed", Malformed, Told(bad.Message)),
        // A form whose parts are too many, too long or not closed.
        InvalidDataException
            or IOException when thrown.TargetSite?.DeclaringType?.Namespace is "Microsoft.AspNetCore.WebUtilities" or "Microsoft.AspNetCore.Http.Features" =>
            Problems.Of(400, "malformed", Malformed, "The form cannot be read. Send it as the page does."),
        _ => Unstorable(thrown),
    };

    /// <summary>The parameter that cannot be read, by name: what is said of it otherwise begins with a type of ours.</summary>
    private static string Told(string message) => Parameter().Match(message) switch
    {
        { Success: false } => message,
        { Groups: var g } when g["value"].Success => $"{g["name"].Value}={g["value"].Value} cannot be read. /openapi/v1.json tells what is meant.",
        { Groups: var g } => $"{g["name"].Value} is missing. /openapi/v1.json tells what is meant.",
    };

    /// <summary>
    /// What no check saw and the database cannot keep: a text with U+0000 or half a character, a number or day beyond its range. Nothing of the
    /// transaction is kept, and sending it again changes nothing: it is the request that is wrong.
    /// </summary>
    private static ProblemDetails? Unstorable(Exception? thrown) => thrown switch
    {
        null => null,
        EncoderFallbackException or PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } =>
            Problems.Of(400, "malformed", Malformed, "A text holds U+0000 or half a character, which cannot be kept. Leave it out."),
        PostgresException { SqlState: PostgresErrorCodes.NumericValueOutOfRange or PostgresErrorCodes.DatetimeFieldOverflow } =>
            Problems.Of(400, "malformed", Malformed, "A number or a day is beyond what can be kept. Give one nearer."),
        _ => Unstorable(thrown.InnerException),
    };

    [GeneratedRegex("""^(Failed to bind|Required) parameter "[^"]*?(?<name>@?\w+)" (from "(?<value>[^"]*)"|was not provided)""")]
    private static partial Regex Parameter();
}
