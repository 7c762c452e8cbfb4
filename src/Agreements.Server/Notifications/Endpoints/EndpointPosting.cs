using Agreements.Server.Commands;
using Agreements.Server.Localization;
using Agreements.Server.Notifications.Delivering;
using System.Net;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>How an endpoint answered.</summary>
/// <param name="Why">Why it did not take what was told; null where it did.</param>
internal sealed record EndpointAnswer(string? Why)
{
    /// <summary>It took it.</summary>
    public static EndpointAnswer Taken { get; } = new((string?)null);

    /// <summary>Whether it says that it is gone: nothing more is to be told there.</summary>
    public bool IsGone { get; init; }

    /// <summary>Whether there is no use in trying again.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How long it asks to be left alone; null where it does not say.</summary>
    public TimeSpan? After { get; init; }
}

/// <summary>Hands over to endpoints what is told: by mail or by a request, once.</summary>
/// <param name="settings">The mail server, and where the pages are.</param>
/// <param name="http">Posts requests.</param>
/// <param name="mails">Hands mails over.</param>
/// <param name="writer">Writes mails.</param>
/// <param name="clock">The clock.</param>
public sealed class EndpointPosting(NoticeSettings settings, GuardedHttp http, Mails mails, MailWriter writer, TimeProvider clock)
{
    private readonly EndpointRequests _requests = new(settings);

    /// <summary>Tells it.</summary>
    /// <param name="to">The endpoint.</param>
    /// <param name="lines">What is told, all in sight: several to a robot, else one.</param>
    /// <param name="stop">Stops waiting.</param>
    internal Task<EndpointAnswer> TellAsync(OpenedEndpoint to, IReadOnlyList<EndpointLine> lines, CancellationToken stop) =>
        to.Endpoint.Channel == EndpointChannel.Mail ? MailAsync(to, lines[0], stop) : PostAsync(to, lines, stop);

    private async Task<EndpointAnswer> MailAsync(OpenedEndpoint to, EndpointLine told, CancellationToken stop)
    {
        if (settings.Smtp is not { } server)
        {
            return new EndpointAnswer(FailureSentence.NoMailServer.Of(to.Endpoint.Name));
        }

        var contents = new MailContents(to.Endpoint.Recipient, false, told.State, to.Address, UiLanguage.Find(to.Endpoint.Language)!, [told.Line!]);
        using var mail = await writer.WriteAsync(told.SentAs ?? $"{told.Id:n}", contents, server.From);
        try
        {
            await mails.SendAsync(mail, to.Endpoint.Name, stop);
            return EndpointAnswer.Taken;
        }
        catch (Exception e) when (e is NoticeDelayedException or NoticeRefusedException)
        {
            return new EndpointAnswer(e.Message) { IsFinal = e is NoticeRefusedException };
        }
    }

    private async Task<EndpointAnswer> PostAsync(OpenedEndpoint to, IReadOnlyList<EndpointLine> lines, CancellationToken stop)
    {
        using var request = _requests.Of(to, lines, clock.GetUtcNow());
        var answered = await AskAsync(to, request, stop);
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

    private async Task<EndpointAnswer> AskAsync(OpenedEndpoint to, HttpRequestMessage request, CancellationToken stop)
    {
        var name = to.Endpoint.Name;
        try
        {
            using var answer = await http.SendAsync(request, to.Endpoint.AllowsPrivate, stop);
            if (!answer.IsSuccessStatusCode)
            {
                return new EndpointAnswer(FailureSentence.Answered.Of(name, (int)answer.StatusCode))
                {
                    IsGone = answer.StatusCode == HttpStatusCode.Gone, After = GuardedHttp.After(answer, clock.GetUtcNow()),
                };
            }

            if (to.Endpoint.Channel == EndpointChannel.Webhook)
            {
                return EndpointAnswer.Taken;
            }

            var (code, isTooOften) = EndpointRequests.Refusal(to.Endpoint.Channel, await answer.Content.ReadAsStringAsync(stop));
            return code is null ? EndpointAnswer.Taken : new EndpointAnswer(FailureSentence.RobotRefused.Of(name, code))
            {
                After = isTooOften ? TimeSpan.FromMinutes(1) : null,
            };
        }
        catch (HttpRequestException e) when ((e as PrivateAddressException ?? e.InnerException) is PrivateAddressException)
        {
            return new EndpointAnswer(FailureSentence.Private.Of(name));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException && !stop.IsCancellationRequested)
        {
            return new EndpointAnswer(FailureSentence.Silent.Of(name));
        }
    }
}
