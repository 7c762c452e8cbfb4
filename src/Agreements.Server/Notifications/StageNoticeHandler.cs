using Agreements.Server.Notifications.Telling;
using Agreements.Server.ReadModels.Delivery;
using Marten;
using Wolverine;

namespace Agreements.Server.Notifications;

/// <summary>Takes the notices that a release before left waiting.</summary>
public static class StageNoticeHandler
{
    /// <summary>One message for every recipient that wants to hear of it, all in one commit.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="follower">Says who is told.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(StageNotice notice, IPageFollower follower, IDocumentSession session, CancellationToken stop)
    {
        var events = await session.Events.FetchStreamAsync(notice.AgreementId, version: notice.Version, token: stop);
        var stream = events.Count == 0 ? null : StreamFold.Fold(null, events, (_, thrown) => throw thrown);
        if (stream?.Last.Event.Version != notice.Version)
        {
            throw new InvalidOperationException($"Agreement {notice.AgreementId} has no version {notice.Version}: was the database restored from a backup?");
        }

        return [.. (await follower.FollowAsync([stream with { Events = [stream.Last] }], stop)).Messages.Where(m => m is not Tell)];
    }
}
