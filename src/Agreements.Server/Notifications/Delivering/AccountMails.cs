using Agreements.Server.Localization;
using MimeKit;
using Npgsql;

namespace Agreements.Server.Notifications.Delivering;

/// <summary>Tells accounts by mail.</summary>
/// <param name="db">The database.</param>
/// <param name="settings">The mail server, and how often is tried.</param>
/// <param name="mails">Hands mails over.</param>
/// <param name="writer">Writes mails.</param>
/// <param name="clock">The clock.</param>
public sealed class AccountMails(NpgsqlDataSource db, NoticeSettings settings, Mails mails, MailWriter writer, TimeProvider clock)
{
    /// <summary>Sends a mail; one that has left, or has nothing to tell or nowhere to go to, is not sent.</summary>
    /// <param name="id">The mail's id.</param>
    /// <param name="attempts">Which attempt it is, from 1.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <exception cref="NoticeDelayedException">Not this time; try again.</exception>
    /// <exception cref="NoticeRefusedException">The server refused it for good.</exception>
    public async Task SendAsync(Guid id, int attempts, CancellationToken stop)
    {
        if (await MailContents.OfAsync(db, id, clock.Today(), stop) is not { State: "waiting" or "failed" } contents)
        {
            return;
        }

        var dropped = contents.Lines.Count == 0 ? "out-of-sight" : settings.Smtp is null ? "no-server"
            : !MailboxAddress.TryParse(contents.Address, out _) ? "no-address" : null;
        if (dropped is not null)
        {
            await NoteAsync(id, "dropped", dropped, stop);
            return;
        }

        using var mail = await writer.WriteAsync($"{id:n}", contents, settings.Smtp!.From);
        try
        {
            await mails.SendAsync(mail, contents.Account, stop);
        }
        catch (Exception e) when (e is NoticeDelayedException or NoticeRefusedException)
        {
            var isLast = e is NoticeRefusedException || attempts > settings.RetryAfter.Count;
            await NoteAsync(id, isLast ? "failed" : "waiting", e.Message, stop);
            throw;
        }

        await NoteAsync(id, "sent", null, CancellationToken.None);
    }

    private Task NoteAsync(Guid id, string state, string? answer, CancellationToken stop) =>
        DeliveryTable.NoteAsync(db, [id], state, answer, clock.GetUtcNow(), stop);
}
