using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.Notifications;

/// <summary>Writes what there is to tell of a page of events, with the page.</summary>
internal sealed class PageNotices : IPageFollower
{
    /// <inheritdoc />
    public FollowUp Follow(IReadOnlyList<StreamChange> page)
    {
        var causes = PageCauses.Of(page);
        return causes.Count == 0 ? FollowUp.Nothing : new FollowUp([new Tell()]) { Written = CauseTable.Insert(causes) };
    }
}
