using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.SystemTextJson;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Writes what is posted to endpoints.</summary>
/// <param name="settings">Where the pages are.</param>
internal sealed class EndpointRequests(NoticeSettings settings)
{
    /// <summary>What a message of a robot may be long at most, in bytes of UTF-8: the least of the three.</summary>
    private const int LongestRobotText = 4000;

    private static readonly JsonEventFormatter Formatter = new(
        new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        },
        default);

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The request that tells notifications: several to a robot, else one.</summary>
    /// <param name="to">The endpoint.</param>
    /// <param name="lines">What is told, all in sight.</param>
    /// <param name="now">The instant of this attempt.</param>
    public HttpRequestMessage Of(OpenedEndpoint to, IReadOnlyList<EndpointLine> lines, DateTimeOffset now) => to.Endpoint.Channel switch
    {
        EndpointChannel.Webhook => Webhook(to, lines[0], now),
        EndpointChannel.Dingtalk => Dingtalk(to, lines, now),
        EndpointChannel.Feishu => Feishu(to, Words(to, lines), now),
        EndpointChannel.Wecom => Posted(to.Address, new { msgtype = "markdown", markdown = new { content = Words(to, lines) } }),
        _ => throw new ArgumentOutOfRangeException(nameof(to), to.Endpoint.Channel, "Nothing is posted there."),
    };

    /// <summary>Whether a robot says in its answer that it took the message; their HTTP status does not tell.</summary>
    /// <param name="channel">The sort of robot.</param>
    /// <param name="body">Its answer.</param>
    /// <returns>The code that it refused with; null where it took it. True beside it where it was asked too often.</returns>
    public static (int? Code, bool IsTooOften) Refusal(EndpointChannel channel, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var code = root.TryGetProperty(channel == EndpointChannel.Feishu ? "code" : "errcode", out var said) && said.TryGetInt32(out var number)
                ? number : -1;
            return (code == 0 ? null : code, code is 130101 or 410100 or 11232 or 99991400 or 9499 or 45009);
        }
        catch (JsonException)
        {
            return (-1, false);
        }
    }

    private HttpRequestMessage Webhook(OpenedEndpoint to, EndpointLine sent, DateTimeOffset now)
    {
        var line = sent.Line!;
        var page = settings.PageOf(line.Topic, line.Stream);
        var told = new CloudEvent
        {
            Id = sent.SentAs ?? $"{sent.Id:n}", Type = $"agreement.{KebabEnum<Topic>.Name(line.Topic).Replace('-', '_')}",
            Source = settings.PublicUrl ?? new Uri("urn:agreements"), Subject = line.Stream?.ToString(), Time = line.At, DataContentType = "application/json",
            Data = new { agreement = line.Stream, text = CauseTexts.Of(line.Topic, line.Facts), facts = line.Facts, page },
        };
        told.Validate();
        var body = Encoding.UTF8.GetString(Formatter.EncodeStructuredModeMessage(told, out var type).Span);
        var request = new HttpRequestMessage(HttpMethod.Post, to.Address) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type.ToString());
        request.Headers.Add(WebhookSignature.IdHeader, told.Id);
        request.Headers.Add(WebhookSignature.TimestampHeader, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(to.Secrets, told.Id!, now, body));
        request.Headers.Add("Idempotency-Key", told.Id);
        return request;
    }

    /// <summary>Signed in the address: HMAC-SHA256 with the secret over time and secret.</summary>
    private HttpRequestMessage Dingtalk(OpenedEndpoint to, IReadOnlyList<EndpointLine> lines, DateTimeOffset now)
    {
        var address = to.Address;
        if (to.Secrets is [var secret])
        {
            var at = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
            var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Reveal()), Encoding.UTF8.GetBytes($"{at}\n{secret.Reveal()}")));
            address += $"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}timestamp={at}&sign={Uri.EscapeDataString(sign)}";
        }

        var title = UiLanguage.Find(to.Endpoint.Language)![CauseTexts.Name(lines[0].Line!.Topic)];
        return Posted(address, new { msgtype = "markdown", markdown = new { title, text = Words(to, lines) } });
    }

    /// <summary>Signed in the body: HMAC-SHA256 of nothing, with time and secret as its key.</summary>
    private static HttpRequestMessage Feishu(OpenedEndpoint to, string text, DateTimeOffset now)
    {
        var content = new { text };
        if (to.Secrets is not [var secret])
        {
            return Posted(to.Address, new { msg_type = "text", content });
        }

        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{timestamp}\n{secret.Reveal()}"), ReadOnlySpan<byte>.Empty));
        return Posted(to.Address, new { timestamp, sign, msg_type = "text", content });
    }

    private string Words(OpenedEndpoint to, IReadOnlyList<EndpointLine> lines) =>
        string.Join("\n\n", lines.Select(l => Words(to, l.Line!, (LongestRobotText / lines.Count) - 2)));

    /// <summary>What one notification says, in so many bytes at most.</summary>
    private string Words(OpenedEndpoint to, MailLine line, int most)
    {
        var say = UiLanguage.Find(to.Endpoint.Language)!;
        var link = settings.PageOf(line.Topic, line.Stream) is not { } page ? ""
            : $"\n\n{(to.Endpoint.Channel == EndpointChannel.Feishu ? page : $"[{say[MailTexts.Open]}]({page})")}";
        var words = OneLine.Of(say[CauseTexts.Of(line.Topic, line.Facts)]);
        while (Encoding.UTF8.GetByteCount(words) + Encoding.UTF8.GetByteCount(link) > most && words.Length > 1)
        {
            words = words[..((words.Length * 9 / 10) - 1)].TrimEnd('…') + "…";
        }

        return words + link;
    }

    private static HttpRequestMessage Posted(string address, object body) => new(HttpMethod.Post, address)
    {
        Content = new StringContent(JsonSerializer.Serialize(body, Plain), Encoding.UTF8, "application/json"),
    };
}
