using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.ReadModels.Directory;
using Npgsql;

namespace Agreements.Server.Notifications;

/// <summary>Tells the recipients of the changes of stage that a page of events holds.</summary>
internal sealed class PageNotices : IPageFollower
{
    private readonly NoticeSettings _settings;
    private readonly NpgsqlDataSource _db;

    /// <summary>Says once in the log who is told.</summary>
    /// <param name="settings">Who is told.</param>
    /// <param name="db">The database.</param>
    /// <param name="log">The log.</param>
    public PageNotices(NoticeSettings settings, NpgsqlDataSource db, ILogger<PageNotices> log)
    {
        (_settings, _db) = (settings, db);
        NoticeLog.Recipients(log, settings.Recipients.Count, string.Join(", ", settings.Recipients));
    }

    /// <summary>
    /// A message to each recipient for every change that it wants to hear of: one that is dead neither holds up the others nor makes them hear
    /// twice. Who asks for an institution hears of every entry that was merged with it.
    /// </summary>
    /// <param name="page">What happened.</param>
    /// <param name="ct">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<object>> MessagesOfAsync(IReadOnlyList<StreamChange> page, CancellationToken ct)
    {
        if (_settings.Recipients.Count == 0 || page.SelectMany(StageChange.In).ToArray() is not { Length: > 0 } changes)
        {
            return [];
        }

        var same = _settings.Recipients.Any(r => r.Filter.Institutions is not null)
            ? await SameInstitution.OfAsync(_db, changes.SelectMany(c => c.Institutions), ct)
            : null;
        return
        [
            .. from change in changes
               let institutions = same is null ? change.Institutions : [.. change.Institutions.SelectMany(i => same[i])]
               from recipient in _settings.Recipients
               where recipient.Filter.Passes(change, institutions)
               select recipient.MessageOf(change),
        ];
    }
}
