using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Telling;
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
    /// What there is to tell, and a message to each recipient of the settings for every change that it wants to hear of: one that is dead neither holds
    /// up the others nor makes them hear twice. Who asks for an institution hears of every entry that was merged with it.
    /// </summary>
    /// <param name="page">What happened.</param>
    /// <param name="ct">Ends the wait.</param>
    public async ValueTask<FollowUp> FollowAsync(IReadOnlyList<StreamChange> page, CancellationToken ct)
    {
        var (toRecipients, causes) = (await MessagesOfAsync(page, ct), PageCauses.Of(page));
        return causes.Count == 0 ? new FollowUp(toRecipients) : new FollowUp([.. toRecipients, new Tell()]) { Written = CauseTable.Insert(causes) };
    }

    private async ValueTask<IReadOnlyList<object>> MessagesOfAsync(IReadOnlyList<StreamChange> page, CancellationToken ct)
    {
        if (_settings.Recipients.Count == 0 || page.SelectMany(StageChange.In).ToArray() is not { Length: > 0 } changes)
        {
            return [];
        }

        var same = _settings.Recipients.Any(r => r.Filter.Institutions is not null) ? await SameAsync(page, changes, ct) : null;
        return
        [
            .. from change in changes
               let institutions = same is null ? change.Institutions : [.. change.Institutions.SelectMany(same)]
               from recipient in _settings.Recipients
               where recipient.Filter.Passes(change, institutions)
               select recipient.MessageOf(change),
        ];
    }

    /// <summary>Which codes mean the same as one: by the directory, and by what the page itself holds of mergers, which no table shows yet.</summary>
    private async Task<Func<string, IEnumerable<string>>> SameAsync(IReadOnlyList<StreamChange> page, StageChange[] changes, CancellationToken ct)
    {
        (string From, string Into)[] merged =
            [.. page.Select(c => c.Last.After).OfType<Institution>().Where(i => i.MergedInto is not null).Select(i => (i.Code, i.MergedInto!))];
        var known = await SameInstitution.OfAsync(
            _db, changes.SelectMany(c => c.Institutions).Concat(merged.SelectMany(m => new[] { m.From, m.Into })), ct);
        return code =>
        {
            var same = known[code].ToHashSet(StringComparer.Ordinal);
            while (merged.FirstOrDefault(m => same.Contains(m.From) != same.Contains(m.Into)) is { From: { } from, Into: { } into })
            {
                same.UnionWith(known[from].Concat(known[into]));
            }

            return same;
        };
    }
}
