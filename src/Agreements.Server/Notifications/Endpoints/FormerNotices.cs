using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.ReadModels.Delivery;
using Agreements.Server.Storage;
using Marten;
using Npgsql;
using Wolverine.Attributes;
using Wolverine;

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
    public static Task<OutgoingMessages> Handle(
        FormerMail notice, IDocumentSession session, TimeProvider clock, ILogger<FormerMail> log, CancellationToken stop) =>
        TellAsync(session, notice.Recipient, notice.Change, FormerIdOf(notice.Recipient, notice.Change), clock.GetUtcNow(), log, stop);

    /// <summary>Tells the recipient by a request.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="log">The log.</param>
    /// <param name="stop">Stops waiting.</param>
    public static Task<OutgoingMessages> Handle(
        FormerWebhook notice, IDocumentSession session, TimeProvider clock, ILogger<FormerMail> log, CancellationToken stop) =>
        TellAsync(session, notice.Recipient, notice.Change, notice.Id ?? FormerIdOf(notice.Recipient, notice.Change), clock.GetUtcNow(), log, stop);

    private static async Task<OutgoingMessages> TellAsync(
        IDocumentSession session, string recipient, FormerChange change, string sentAs, DateTimeOffset now, ILogger log, CancellationToken stop)
    {
        var causes = await CausesAsync(session, change, stop);
        var delivery = Guid.CreateVersion7(now);
        await session.BeginTransactionAsync(stop);
        await using var write = new NpgsqlCommand(null, session.Connection!);
        var written = CauseTable.Insert([.. causes.Select(c => c with { IsTold = true })]);
        write.CommandText = write.Placed(written.Sql, written.Lists);
        await write.ExecuteNonQueryAsync(stop);
        await using var tell = new NpgsqlCommand(
            """
            with meant as (
                insert into notifications.intended (cause, recipient, relation, state, mail, delivery, at)
                select $1, 'endpoint:' || name, 'rule', 'told', 'single', $3, $4 from notifications.endpoints
                where name = $2 and of_operator and ended_at is null
                on conflict do nothing returning recipient)
            insert into notifications.deliveries (id, recipient, channel, state, due_at, at, sent_as)
            select $3, m.recipient, e.channel, 'waiting', $4, $4, $5 from meant m join notifications.endpoints e on m.recipient = 'endpoint:' || e.name
            """, session.Connection!);
        if (await tell.With(causes[0].Id).With(recipient).With(delivery).With(now).With(sentAs).ExecuteNonQueryAsync(stop) == 0)
        {
            NoticeLog.RecipientGone(log, recipient, change.AgreementId, change.Version);
            return [];
        }

        session.QueueSqlCommand("select 1");
        return [new DeliverToEndpoint(delivery)];
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
