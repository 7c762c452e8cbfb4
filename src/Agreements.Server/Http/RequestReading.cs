using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json;
using System.Text;

namespace Agreements.Server.Http;

/// <summary>Reads what a command request says: body, key, version, day. Bad input is named by place and cure.</summary>
public static class RequestReading
{
    /// <summary>The most bytes of a body that is no document; the server stops reading there.</summary>
    public const int LargestBody = 1024 * 1024;

    private const int Deepest = 32;

    /// <summary>How bodies are read and written: camel case, unknown and repeated names refused.</summary>
    /// <param name="options">The options to set up.</param>
    public static void Shape(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new CountedDays());
        options.MaxDepth = Deepest;
        CommandJson.InBodies(options);
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    /// <summary>The whole body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="MalformedRequestException">It is not UTF-8.</exception>
    /// <exception cref="BadHttpRequestException">It is too long, not JSON by its content type, or ends early.</exception>
    public static async Task<string> ReadTextAsync(HttpRequest request, CancellationToken stop)
    {
        if (request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0)
        {
            return "{}";
        }

        if (!request.HasJsonContentType())
        {
            throw new BadHttpRequestException("The body is of another type. Send application/json in UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        return TextOf(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    /// <summary>Bytes as text: a byte order mark is left out, another encoding is refused at its place.</summary>
    /// <param name="body">The bytes.</param>
    /// <exception cref="MalformedRequestException">It is not UTF-8.</exception>
    internal static string TextOf(ReadOnlyMemory<byte> body)
    {
        var bytes = Utf8Text.WithoutMark(body).Span;
        if (Utf8Text.FaultIn(bytes) is not { } fault)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var (line, column) = Utf8Text.Position(bytes, fault.Offset);
        throw new MalformedRequestException(new Domain.Values.Text(
            $"$（第 {line} 行第 {column} 列）：{fault.Cause.Zh}{Utf8Text.SaveAsUtf8.Zh}",
            $"At $ (line {line}, column {column}): {fault.Cause.EnOrZh} {Utf8Text.SaveAsUtf8.EnOrZh}"));
    }

    /// <summary>The body as a value.</summary>
    /// <param name="text">The body's text.</param>
    /// <param name="options">How bodies are read.</param>
    /// <exception cref="MalformedRequestException">It does not fit; the message names path, line and column.</exception>
    public static T Parse<T>(string text, JsonSerializerOptions options)
    {
        if (UnstorableText.In(text, Deepest) is { } fault)
        {
            throw new MalformedRequestException(fault);
        }

        try
        {
            // Once for all texts of all bodies: what is kept is in Unicode NFC.
            return JsonSerializer.Deserialize<T>(NormalText.InJson(text, Deepest), options)
                ?? throw new MalformedRequestException("The body is null. Send an object as the OpenAPI document describes it.");
        }
        catch (JsonException e)
        {
            throw new MalformedRequestException(
                $"At {e.Path ?? "$"} (line {(e.LineNumber ?? 0) + 1}, column {(e.BytePositionInLine ?? 0) + 1}): {Plainly(e.Message)} See /openapi/v1.json.");
        }
    }

    /// <summary>Digest of method, path, version and body: two requests with one key must be the same request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">The body's text.</param>
    public static string Fingerprint(HttpRequest request, string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path} {request.Headers.IfMatch} {body}")));

    /// <summary>The parser's message without its path, which is told before, and without the names of our types, which help nobody.</summary>
    private static string Plainly(string message)
    {
        var path = message.IndexOf(" Path:", StringComparison.Ordinal);
        var said = path < 0 ? message : message[..path];
        return said.Contains("could not be mapped", StringComparison.Ordinal) ? "this name is not known here."
            : said.Contains("could not be converted", StringComparison.Ordinal) ? "the value is of another type, or not one of the words allowed."
            : said.Contains("missing required", StringComparison.Ordinal)
                ? $"something is missing: {said[(said.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}"
            : said.Contains("allow null", StringComparison.Ordinal) ? "null says nothing here: give a value, or leave the whole out."
            : said.StartsWith("Duplicate", StringComparison.Ordinal) ? "the name is given twice."
            : said.Contains(" type '", StringComparison.Ordinal) || said.Contains("System.", StringComparison.Ordinal) ? "the value cannot be read."
            : said;
    }
}
