using Agreements.Server.Commands;
using System.Net.Http.Headers;
using System.Net;

namespace Agreements.Server.Notifications;

/// <summary>Tells recipients by signed HTTP requests, and says which failures may pass.</summary>
public sealed class Webhooks : IDisposable
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);

    private readonly NoticeSettings _settings;
    private readonly TimeProvider _clock;
    private readonly ILogger<Webhooks> _log;
    private readonly HttpClient _client;

    /// <summary>Posts to the recipients of some settings.</summary>
    /// <param name="settings">Recipients.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    public Webhooks(NoticeSettings settings, TimeProvider clock, ILogger<Webhooks> log)
    {
        (_settings, _clock, _log) = (settings, clock, log);
        // Redirects could carry a signed notice to a place that nobody configured. Connections live briefly, so that changed names resolve anew.
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        _client = new HttpClient(connections) { Timeout = LongestAnswer };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("agreements", "1"));
    }

    /// <summary>Posts a notice; returns once the recipient has answered 2xx.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="NoticeDelayedException">Not this time; try again.</exception>
    /// <exception cref="NoticeRefusedException">The recipient answered 410: it is gone for good.</exception>
    public async Task PostAsync(WebhookNotice notice, CancellationToken stop)
    {
        if (_settings.Find<WebhookRecipient>(notice.Recipient) is not { } recipient)
        {
            NoticeLog.RecipientGone(_log, notice.Recipient, notice.Change.AgreementId, notice.Change.Version);
            return;
        }

        var status = await AskAsync(recipient, notice.Change, stop);
        if ((int)status is >= 200 and < 300)
        {
            Telemetry.NoticeSent("webhook");
            NoticeLog.WebhookTaken(_log, recipient.Name, notice.Change.AgreementId, notice.Change.Version, (int)status);
            return;
        }

        Telemetry.NoticeFailed("webhook");
        var answered = $"The webhook '{recipient.Name}' answered {(int)status}.";
        throw status == HttpStatusCode.Gone ? new NoticeRefusedException(answered) : new NoticeDelayedException(answered);
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<HttpStatusCode> AskAsync(WebhookRecipient recipient, StageChange change, CancellationToken stop)
    {
        var id = recipient.IdOf(change);
        var body = WebhookBody.Of(change, _settings.PageOf(change.AgreementId));
        var seconds = _clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, recipient.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, $"{seconds}");
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(recipient.Key.Reveal(), id, seconds, body));
        request.Headers.Add("Idempotency-Key", id);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return answer.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            Telemetry.NoticeFailed("webhook");
            throw new NoticeDelayedException($"The webhook '{recipient.Name}' did not answer.", e);
        }
    }
}
