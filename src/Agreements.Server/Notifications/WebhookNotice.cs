using Wolverine.Attributes;
namespace Agreements.Server.Notifications;

/// <summary>Tell one recipient of a change by a signed HTTP request. Names the recipient, not the address: see <see cref="MailNotice"/>.</summary>
/// <param name="Recipient">The recipient's label.</param>
/// <param name="Change">The change.</param>
[MessageIdentity("Agreements.Server.Notices.WebhookNotice")]
public sealed record WebhookNotice(string Recipient, StageChange Change)
{
    /// <summary>The id of the notice; null in one that a release before left waiting.</summary>
    public string? Id { get; init; }
}

/// <summary>Handles <see cref="WebhookNotice"/>.</summary>
public static class WebhookNoticeHandler
{
    /// <summary>Posts the request.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="webhooks">Posts requests.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task HandleAsync(WebhookNotice notice, Webhooks webhooks, CancellationToken stop) => webhooks.PostAsync(notice, stop);
}
