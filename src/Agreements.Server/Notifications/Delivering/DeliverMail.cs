using Wolverine.Attributes;
using Wolverine;

namespace Agreements.Server.Notifications.Delivering;

/// <summary>Send a mail to an account. It names the mail and nothing of it: what is said, and to which address, is read when it leaves.</summary>
/// <param name="Delivery">The mail's id.</param>
[MessageIdentity("deliver-mail")]
public sealed record DeliverMail(Guid Delivery);

/// <summary>Handles <see cref="DeliverMail"/>.</summary>
public static class DeliverMailHandler
{
    /// <summary>Sends the mail.</summary>
    /// <param name="mail">The message.</param>
    /// <param name="envelope">Tells which attempt it is.</param>
    /// <param name="mails">Sends mails.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task HandleAsync(DeliverMail mail, Envelope envelope, AccountMails mails, CancellationToken stop) =>
        mails.SendAsync(mail.Delivery, envelope.Attempts, stop);
}
