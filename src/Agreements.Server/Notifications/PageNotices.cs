using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.Notifications;

/// <summary>Tells the recipients of the changes of stage that a page of events holds.</summary>
internal sealed class PageNotices : IPageFollower
{
    private readonly NoticeSettings _settings;

    /// <summary>Says once in the log who is told.</summary>
    /// <param name="settings">Who is told.</param>
    /// <param name="log">The log.</param>
    public PageNotices(NoticeSettings settings, ILogger<PageNotices> log)
    {
        _settings = settings;
        NoticeLog.Recipients(log, settings.Recipients.Count, string.Join(", ", settings.Recipients));
    }

    /// <summary>
    /// A message to each recipient for every change that it wants to hear of: one that is dead neither holds up the others nor makes them hear
    /// twice.
    /// </summary>
    /// <param name="page">What happened.</param>
    public IEnumerable<object> MessagesOf(IReadOnlyList<StreamChange> page) => _settings.Recipients.Count == 0 ? [] :
        from change in page.SelectMany(StageChange.In)
        from recipient in _settings.Recipients
        where recipient.Filter.Passes(change)
        select recipient.MessageOf(change);
}
