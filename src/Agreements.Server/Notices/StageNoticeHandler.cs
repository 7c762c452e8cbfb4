using Marten;
using Wolverine;

namespace Agreements.Server.Notices;

/// <summary>Fans a notice out: one durable message per recipient, so that one that is dead neither holds up the others nor makes them hear twice.</summary>
public static class StageNoticeHandler
{
    /// <summary>One message for every recipient that wants to hear of it, all in one commit.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="settings">Who is told.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(StageNotice notice, NoticeSettings settings, IDocumentSession session, CancellationToken stop)
    {
        var messages = new OutgoingMessages();
        if (settings.Recipients.Count == 0)
        {
            return messages;
        }

        var change = StageChange.Of(notice, await session.Events.FetchStreamAsync(notice.AgreementId, version: notice.Version, token: stop));
        messages.AddRange(settings.Recipients.Where(r => r.Filter.Passes(change)).Select(r => r.MessageOf(change)));
        return messages;
    }
}
