using Agreements.Server.Commands;
using System.Net.Http.Headers;
using System.Net;
using System.Text;

namespace Agreements.Server.Notifications;

/// <summary>Tells recipients by signed HTTP requests, and says which failures may pass.</summary>
public sealed class Webhooks : IDisposable
{
    /// <summary>The longest that an answer is waited for: within the 15 to 30 seconds that Standard Webhooks advises.</summary>
    internal static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    /// <summary>The longest that a recipient can ask to be left alone.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly NoticeSettings _settings;
    private readonly WebhookSwitches _switches;
    private readonly TimeProvider _clock;
    private readonly ILogger<Webhooks> _log;
    private readonly HttpClient _client;

    /// <summary>Posts to the recipients of some settings.</summary>
    /// <param name="settings">Recipients.</param>
    /// <param name="switches">Which are off.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    public Webhooks(NoticeSettings settings, WebhookSwitches switches, TimeProvider clock, ILogger<Webhooks> log)
    {
        (_settings, _switches, _clock, _log) = (settings, switches, clock, log);
        // Redirects could carry a signed notice to a place that nobody configured. Connections live briefly, so that changed names resolve anew.
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) };
        _client = new HttpClient(connections) { Timeout = LongestAnswer };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("agreements", "1"));
    }

    /// <summary>Posts a notice; returns once the recipient has answered 2xx.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="NoticeDelayedException">Not this time; try again.</exception>
    /// <exception cref="NoticeRefusedException">The recipient answered 410, now or before: it is gone until somebody turns it on again.</exception>
    public async Task PostAsync(WebhookNotice notice, CancellationToken stop)
    {
        if (_settings.Find<WebhookRecipient>(notice.Recipient) is not { } recipient)
        {
            NoticeLog.RecipientGone(_log, notice.Recipient, notice.Change.AgreementId, notice.Change.Version);
            return;
        }

        if (await _switches.IsOffAsync(recipient, stop))
        {
            throw new NoticeRefusedException(FailureSentence.WebhookOff.Of(recipient.Name));
        }

        var (status, notBefore) = await AskAsync(recipient, notice, stop);
        if ((int)status is >= 200 and < 300)
        {
            Telemetry.NoticeSent("webhook");
            NoticeLog.WebhookTaken(_log, recipient.Name, notice.Change.AgreementId, notice.Change.Version, (int)status);
            return;
        }

        Telemetry.NoticeFailed("webhook");
        var answered = FailureSentence.WebhookAnswered.Of(recipient.Name, (int)status);
        if (status == HttpStatusCode.Gone)
        {
            await _switches.TurnOffAsync(recipient, _clock.GetUtcNow(), stop);
            NoticeLog.WebhookOff(_log, recipient.Name);
            throw new NoticeRefusedException(answered);
        }

        throw new NoticeDelayedException(answered) { NotBefore = notBefore };
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    /// <summary>What an answer asks for by <c>Retry-After</c>, in seconds or as a date, where it means "later" and not "never".</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="now">The instant.</param>
    internal static DateTimeOffset? NotBefore(HttpResponseMessage answer, DateTimeOffset now)
    {
        DateTimeOffset? asked = answer is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } after }
            ? after.Date ?? now + after.Delta
            : null;
        return asked > now + LongestPause ? now + LongestPause : asked;
    }

    private async Task<(HttpStatusCode Status, DateTimeOffset? NotBefore)> AskAsync(WebhookRecipient recipient, WebhookNotice notice, CancellationToken stop)
    {
        var change = notice.Change;
        var id = notice.Id ?? recipient.FormerIdOf(change);
        var body = WebhookBody.Of(change, _settings.PageOf(change.AgreementId), isFormer: notice.Id is null);
        var now = _clock.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, recipient.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, $"{now.ToUnixTimeSeconds()}");
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Of(recipient.Keys, id, now, body));
        request.Headers.Add("Idempotency-Key", id);
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
            return (answer.StatusCode, NotBefore(answer, _clock.GetUtcNow()));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            Telemetry.NoticeFailed("webhook");
            throw new NoticeDelayedException(FailureSentence.WebhookSilent.Of(recipient.Name), e);
        }
    }
}
