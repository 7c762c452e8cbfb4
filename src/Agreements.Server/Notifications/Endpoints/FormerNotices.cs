using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.ReadModels.Delivery;
using Marten;
using Wolverine.Attributes;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Which change a message of a release before was about; what else it said is in the events.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream with the change.</param>
public sealed record FormerChange(Guid AgreementId, long Version);

/// <summary>A mail that a release before left waiting, or gave up on.</summary>
/// <param name="Recipient">The recipient's label.</param>
/// <param name="Change">The change.</param>
[MessageIdentity("Agreements.Server.Notices.MailNotice")]
public sealed record FormerMail(string Recipient, FormerChange Change);

/// <summary>A request that a release before left waiting, or gave up on.</summary>
/// <param name="Recipient">The recipient's label.</param>
/// <param name="Change">The change.</param>
[MessageIdentity("Agreements.Server.Notices.WebhookNotice")]
public sealed record FormerWebhook(string Recipient, FormerChange Change)
{
    /// <summary>The id of the notice; null in one that still older releases left.</summary>
    public string? Id { get; init; }
}

/// <summary>A change that recipients are still to be told of: what older releases queued before the messages to each.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream with the change.</param>
[MessageIdentity("Agreements.Server.Notices.StageNotice")]
public sealed record FormerStageNotice(Guid AgreementId, long Version);

/// <summary>
/// Turns what releases before left into what is told today: under the id that it had, so that who took it before drops it. Whoever else is meant by the
/// change has been told of it by now.
/// </summary>
public static class FormerNoticesHandler
{
    /// <summary>Tells all who are meant.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="stop">Stops waiting.</param>
    public static async Task<Tell> Handle(FormerStageNotice notice, IDocumentSession session, CancellationToken stop)
    {
        var written = CauseTable.Insert(await CausesAsync(session, new FormerChange(notice.AgreementId, notice.Version), stop));
        session.QueueSqlCommand(written.Sql, written.Lists);
        return new Tell();
    }

    /// <summary>Tells the recipient by mail.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task<Tell> Handle(
        FormerMail notice, IDocumentSession session, TimeProvider clock, ILogger<FormerMail> log, CancellationToken stop) =>
        TellAsync(session, notice.Recipient, notice.Change, FormerIdOf(notice.Recipient, notice.Change), clock.GetUtcNow(), log, stop);

    /// <summary>Tells the recipient by a request.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task<Tell> Handle(
        FormerWebhook notice, IDocumentSession session, TimeProvider clock, ILogger<FormerMail> log, CancellationToken stop) =>
        TellAsync(session, notice.Recipient, notice.Change, notice.Id ?? FormerIdOf(notice.Recipient, notice.Change), clock.GetUtcNow(), log, stop);

    private static async Task<Tell> TellAsync(
        IDocumentSession session, string recipient, FormerChange change, string sentAs, DateTimeOffset now, ILogger log, CancellationToken stop)
    {
        var causes = await CausesAsync(session, change, stop);
        await session.BeginTransactionAsync(stop);
        await CauseTable.InsertAsync(session.Connection!, [.. causes.Select(c => c with { IsTold = true })], stop);
        if (!await DeliveryTable.InsertMissedAsync(session.Connection!, causes[0].Id, recipient, now, stop, sentAs))
        {
            NoticeLog.RecipientGone(log, recipient, change.AgreementId, change.Version);
        }

        // Something to commit: what was written went past the session.
        session.QueueSqlCommand("select 1");
        return new Tell();
    }

    private static async Task<IReadOnlyList<Cause>> CausesAsync(IDocumentSession session, FormerChange change, CancellationToken stop)
    {
        var events = await session.Events.FetchStreamAsync(change.AgreementId, version: change.Version, token: stop);
        var stream = events.Count == 0 ? null : StreamFold.Fold(null, events, (_, thrown) => throw thrown);
        IReadOnlyList<Cause> causes = stream?.Last.Event.Version == change.Version
            ? [.. PageCauses.Of([stream with { Events = [stream.Last] }]).Where(c => NoticeSettings.UsualTopics.Contains(c.Topic))] : [];
        return causes.Count > 0 ? causes : throw new InvalidOperationException(
            $"Agreement {change.AgreementId} has no change of version {change.Version}: was the database restored from a backup?");
    }

    private static string FormerIdOf(string recipient, FormerChange change) => $"{change.AgreementId:n}.{change.Version}.{recipient}";
}
