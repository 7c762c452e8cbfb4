using Wolverine.Attributes;
namespace Agreements.Server.Notifications;

/// <summary>
/// Tell one recipient of a change by e-mail. Names the recipient, not the address: a corrected address holds for waiting and replayed mails too.
/// </summary>
/// <param name="Recipient">The recipient's label.</param>
/// <param name="Change">The change.</param>
[MessageIdentity("Agreements.Server.Notices.MailNotice")]
public sealed record MailNotice(string Recipient, StageChange Change);

/// <summary>Handles <see cref="MailNotice"/>.</summary>
public static class MailNoticeHandler
{
    /// <summary>Sends the mail.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="mails">Sends mails.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task HandleAsync(MailNotice notice, Mails mails, CancellationToken stop) => mails.SendAsync(notice, stop);
}
