using Agreements.Server.Commands;
using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Telling;
using Npgsql;
using System.Net;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Tells endpoints, notes how it went, and turns off what is gone or has taken nothing for days.</summary>
/// <param name="db">The database.</param>
/// <param name="settings">The mail server, where the pages are, and how often is tried.</param>
/// <param name="store">The endpoints.</param>
/// <param name="http">Posts requests.</param>
/// <param name="mails">Hands mails over.</param>
/// <param name="writer">Writes mails.</param>
/// <param name="causes">Tells that one was turned off.</param>
/// <param name="clock">The clock.</param>
public sealed class EndpointDeliveries(
    NpgsqlDataSource db, NoticeSettings settings, EndpointStore store, GuardedHttp http, Mails mails, MailWriter writer, SystemCauses causes,
    TimeProvider clock)
{
    /// <summary>What an endpoint that is off has as the answer to a delivery: it is told when it is on again.</summary>
    internal const string Off = "off";

    private static readonly TimeSpan LongestFailing = TimeSpan.FromDays(5);

    private readonly EndpointRequests _requests = new(settings);

    /// <summary>Tells an endpoint; what has left, or has nothing to tell, is not sent.</summary>
    /// <param name="id">The delivery's id.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="EndpointDelayedException">Not this time; try again.</exception>
    public async Task SendAsync(Guid id, CancellationToken stop)
    {
        if (await EndpointLine.OfAsync(db, id, stop) is not { State: "waiting" or "failed" } told)
        {
            return;
        }

        var opened = await store.OpenAsync(told.Name, stop);
        if (opened is null || told.Line is null)
        {
            await NoteAsync(id, "dropped", opened is null ? "ended" : "out-of-sight", stop);
            return;
        }

        if (opened.Endpoint.OffSince is not null)
        {
            await NoteAsync(id, "failed", Off, stop);
            return;
        }

        if (await RobotLimits.TakeAsync(db, opened.Endpoint, stop) is { } wait)
        {
            throw new EndpointDelayedException($"The robot '{told.Name}' is at its limit.", 0, clock.GetUtcNow() + wait);
        }

        var answer = opened.Endpoint.Channel == EndpointChannel.Mail
            ? await MailAsync(opened, id, told.Line, stop)
            : await PostAsync(opened, id, told.Line, stop);
        await SettleAsync(opened.Endpoint, id, told.Attempts + 1, answer, stop);
    }

    private async Task SettleAsync(NotificationEndpoint endpoint, Guid id, int attempts, Answered answer, CancellationToken stop)
    {
        var failingSince = await store.NoteAsync(endpoint.Name, answer.Why is null, CancellationToken.None);
        if (answer.Why is null)
        {
            await NoteAsync(id, "sent", null, CancellationToken.None);
            return;
        }

        var off = answer.IsGone ? "gone" : clock.GetUtcNow() - failingSince >= LongestFailing ? "failing" : null;
        if (off is not null)
        {
            await NoteAsync(id, "failed", Off, stop);
            await TurnOffAsync(endpoint, off, stop);
            return;
        }

        var isLast = attempts > settings.EndpointRetryAfter.Count;
        await NoteAsync(id, isLast ? "failed" : "waiting", answer.Why, stop);
        throw new EndpointDelayedException(FailureSentence.EndpointNotTold.Of(endpoint.Name, answer.Why), attempts, answer.NotBefore);
    }

    /// <summary>Turns it off, and has those told who can do something about it.</summary>
    private async Task TurnOffAsync(NotificationEndpoint endpoint, string why, CancellationToken stop)
    {
        if (!await store.TurnOffAsync(endpoint.Name, why, stop))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var cause = new Cause(
            $"endpoint-stopped/{endpoint.Name}/{now:yyyyMMddHHmmss}", Topic.EndpointStopped, null, now, null,
            new CauseFacts(new Text(endpoint.Name)) { Code = why }, [new Audience(ToldAs.Account, endpoint.MadeBy), new Audience(ToldAs.Administrators)]);
        await causes.TellAsync(cause, stop);
    }

    private async Task<Answered> MailAsync(OpenedEndpoint to, Guid id, MailLine line, CancellationToken stop)
    {
        if (settings.Smtp is not { } server)
        {
            return new Answered("no mail server is configured");
        }

        var contents = new MailContents(to.Endpoint.Recipient, false, "waiting", to.Address, UiLanguage.Find(to.Endpoint.Language)!, [line]);
        using var mail = await writer.WriteAsync(id, contents, server.From);
        try
        {
            await mails.SendAsync(mail, to.Endpoint.Name, stop);
            return new Answered(null);
        }
        catch (Exception e) when (e is NoticeDelayedException or NoticeRefusedException)
        {
            return new Answered(e.Message);
        }
    }

    private async Task<Answered> PostAsync(OpenedEndpoint to, Guid id, MailLine line, CancellationToken stop)
    {
        using var request = _requests.Of(to, id, line, clock.GetUtcNow());
        var answered = await AnswerAsync(to, request, stop);
        var channel = KebabEnum<EndpointChannel>.Name(to.Endpoint.Channel);
        if (answered.Why is null)
        {
            Telemetry.NoticeSent(channel);
        }
        else
        {
            Telemetry.NoticeFailed(channel);
        }

        return answered;
    }

    private async Task<Answered> AnswerAsync(OpenedEndpoint to, HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using var answer = await http.SendAsync(request, to.Endpoint.AllowsPrivate, stop);
            if (!answer.IsSuccessStatusCode)
            {
                return new Answered($"answered {(int)answer.StatusCode}")
                {
                    IsGone = answer.StatusCode == HttpStatusCode.Gone, NotBefore = Webhooks.NotBefore(answer, clock.GetUtcNow()),
                };
            }

            if (to.Endpoint.Channel == EndpointChannel.Webhook)
            {
                return new Answered(null);
            }

            var (code, isTooOften) = EndpointRequests.Refusal(to.Endpoint.Channel, await answer.Content.ReadAsStringAsync(stop));
            return new Answered(code is null ? null : $"refused with code {code}")
            {
                NotBefore = isTooOften ? clock.GetUtcNow() + TimeSpan.FromMinutes(1) : null,
            };
        }
        catch (HttpRequestException e) when ((e as PrivateAddressException ?? e.InnerException) is PrivateAddressException)
        {
            return new Answered("its address lies in a private network or on this machine, which no administrator allowed");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException && !stop.IsCancellationRequested)
        {
            return new Answered("no answer");
        }
    }

    private async Task NoteAsync(Guid id, string state, string? answer, CancellationToken stop) =>
        await DeliveryTable.NoteAsync(db, id, state, answer, clock.GetUtcNow(), stop);

    /// <summary>How an endpoint answered.</summary>
    /// <param name="Why">Why it did not take it; null where it did.</param>
    private sealed record Answered(string? Why)
    {
        public bool IsGone { get; init; }

        public DateTimeOffset? NotBefore { get; init; }
    }
}
