using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Preferences;
using Agreements.Server.Storage;
using Marten;
using Npgsql;
using Wolverine.Attributes;
using Wolverine;

namespace Agreements.Server.Notifications.Telling;

/// <summary>There is something to tell. It names nothing, and comes with the commit of what is to be told.</summary>
[MessageIdentity("tell")]
public sealed record Tell;

/// <summary>Handles <see cref="Tell"/>.</summary>
public static class TellHandler
{
    /// <summary>Wakes who tells it.</summary>
    /// <param name="asked">The message.</param>
    /// <param name="teller">Tells.</param>
    public static void Handle(Tell asked, Teller teller) => teller.Wake();
}

/// <summary>Tell whoever is meant what waits to be told, whoever wrote it.</summary>
[MessageIdentity("tell-waiting")]
public sealed record TellWaiting;

/// <summary>
/// Takes what waits to be told: who is meant, what was decided for each, and the messages that leave, are one commit. What another server has in hand is
/// passed over.
/// </summary>
public static class TellWaitingHandler
{
    private const int AtOnce = 500;

    /// <summary>Topics that concern the agreements below as well.</summary>
    private static readonly string[] FeltBelow =
    [
        .. new[]
        {
            Topic.Suspended, Topic.Resumed, Topic.NoticeGiven, Topic.Terminated, Topic.Expired, Topic.Superseded, Topic.StandsAgain, Topic.AmendmentAdopted,
        }.Select(KebabEnum<Topic>.Name),
    ];

    /// <summary>Tells.</summary>
    /// <param name="asked">The message.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="settings">Whether mails can be sent.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(
        TellWaiting asked, IDocumentSession session, NoticeSettings settings, TimeProvider clock, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        var connection = session.Connection!;
        var causes = await TakeAsync(connection, ct);
        var missed = await DeliveryTable.MissedAsync(connection, ct);
        if (causes.Count == 0)
        {
            // Something to commit: what was missed was taken past the session.
            session.QueueSqlCommand("select 1");
            return MessagesOf([], missed);
        }

        string[] ids = [.. causes.Keys];
        var now = clock.GetUtcNow();
        session.QueueSqlCommand("update notifications.causes set told_at = ? where id = any(?)", now, ids);
        var below = await BelowAsync(connection, ids, now, ct);
        var intended = await DecideAsync(connection, causes, settings.Smtp is not null, now, ct);
        var singles = intended.Where(i => i.Decision.Mail == MailWay.Single).ToArray();
        await IntendedTable.InsertAsync(connection, intended, now, ct);
        await DeliveryTable.InsertSinglesAsync(connection, singles, now, ct);
        var messages = MessagesOf(singles, missed);
        if (causes.Count == AtOnce || below > 0)
        {
            messages.Add(new Tell());
        }

        return messages;
    }

    /// <summary>Who is meant, what is decided for each, and the delivery that it leaves with.</summary>
    private static async Task<Intended[]> DecideAsync(
        NpgsqlConnection connection, IReadOnlyDictionary<string, (Topic Topic, string? By, Guid? Stream)> causes, bool hasMailServer, DateTimeOffset now,
        CancellationToken ct)
    {
        string[] ids = [.. causes.Keys];
        var meant = await RecipientQuery.OfAsync(
            connection, ids, [.. causes.Values.Select(c => c.Stream).OfType<Guid>().Distinct()], Shanghai.Day(now), ct);
        var chosen = await ChosenAsync(connection, meant, ct);
        var endpoints = (await EndpointLine.MeantAsync(connection, ids, ct)).Select(m => (Meant: m, Decision: new TellDecision(null, MailWay.Single)));
        var decided = meant.Select(m => (Meant: m, Decision: TellDecision.Of(
            causes[m.Cause].Topic, causes[m.Cause].By == m.Account, chosen(m), now, hasMailServer))).Concat(endpoints).ToArray();
        var digests = await DeliveryTable.OpenDigestsAsync(
            connection, decided.Where(d => IsDigest(d.Decision)).Select(d => (d.Meant.Account, d.Decision.Mail == MailWay.Weekly)), now, ct);
        return
        [
            .. decided.Select(d => new Intended(
                d.Meant, d.Decision, d.Decision.Mail switch
                {
                    MailWay.Single => Guid.CreateVersion7(now),
                    MailWay.Daily or MailWay.Weekly => digests[(d.Meant.Account, d.Decision.Mail == MailWay.Weekly)],
                    _ => null,
                })),
        ];
    }

    /// <summary>The messages by which single mails, and what goes to endpoints, leave.</summary>
    private static OutgoingMessages MessagesOf(IEnumerable<Intended> singles, IEnumerable<(Guid Id, string Recipient)> missed)
    {
        OutgoingMessages messages = [];
        var isToEndpoint = singles.ToLookup(s => s.Meant.Relation == ToldAs.Rule);
        messages.AddRange(missed.Concat(isToEndpoint[true].Select(s => (Id: s.Delivery!.Value, Recipient: s.Meant.Account)))
            .GroupBy(d => d.Recipient, StringComparer.Ordinal).SelectMany(g => DeliverToEndpoint.Of(g.Select(d => d.Id))));
        foreach (var mail in isToEndpoint[false])
        {
            if (mail.Decision.NotBefore is { } then)
            {
                messages.Schedule(new DeliverMail(mail.Delivery!.Value), then);
            }
            else
            {
                messages.Add(new DeliverMail(mail.Delivery!.Value));
            }
        }

        return messages;
    }

    private static bool IsDigest(TellDecision decision) => decision.Mail is MailWay.Daily or MailWay.Weekly;

    private static async Task<IReadOnlyDictionary<string, (Topic Topic, string? By, Guid? Stream)>> TakeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select id, topic, by, stream from notifications.causes where told_at is null order by number limit $1 for update skip locked", connection);
        return (await command.With(AtOnce).ListAsync(r => (Id: r.GetString(0), Topic: r.Named<Topic>(1), By: r.Words(2), Stream: r.Value<Guid>(3)), ct))
            .ToDictionary(c => c.Id, c => (c.Topic, c.By, c.Stream), StringComparer.Ordinal);
    }

    /// <summary>
    /// What changes in an agreement is told to those of the agreements right below it, who may not see the one above: as a cause of their own, whose
    /// id does not name it.
    /// </summary>
    private static async Task<int> BelowAsync(NpgsqlConnection connection, string[] causes, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            insert into notifications.causes (id, topic, stream, day, at, facts, audience)
            select 'below/' || r.id || '/' || left(encode(sha256(convert_to(c.id, 'UTF8')), 'hex'), 32), 'changed-above', r.id, c.day, $3, jsonb_build_object(
                'title', jsonb_build_object('zh', r.title_zh, 'en', r.title_en), 'kind', r.kind, 'above', c.topic), $4::jsonb
            from notifications.causes c join register_rows r on r.parent = c.stream
            where c.id = any($1) and c.topic = any($2) and r.standing in ('open', 'suspended')
            on conflict (id) do nothing
            """, connection);
        return await command.With(causes).With(FeltBelow).With(now).With(ReadModelJson.Write(Audience.Everybody)).ExecuteNonQueryAsync(ct);
    }

    private static async Task<Func<Meant, Preference>> ChosenAsync(NpgsqlConnection connection, IReadOnlyList<Meant> meant, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(null, connection);
        var known = await PreferenceStore.OfAsync(
            command, meant.SelectMany(m => new[] { PreferenceStore.OfAccount(m.Account), PreferenceStore.OfInstitution(m.Of ?? "") }), ct);
        return m => known.GetValueOrDefault(PreferenceStore.OfAccount(m.Account))
            ?? known.GetValueOrDefault(PreferenceStore.OfInstitution(m.Of ?? "")) ?? Preference.Usual;
    }
}
