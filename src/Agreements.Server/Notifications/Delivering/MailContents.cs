using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Delivering;

/// <summary>A notification in a mail.</summary>
/// <param name="Topic">What it is of.</param>
/// <param name="Stream">The agreement or engagement; null for what is about the system.</param>
/// <param name="Facts">What is told of it.</param>
/// <param name="At">When it was recorded, or came due, UTC.</param>
/// <param name="Why">Why the reader gets it.</param>
public sealed record MailLine(Topic Topic, Guid? Stream, CauseFacts Facts, DateTimeOffset At, Text Why);

/// <summary>A mail before it is written.</summary>
/// <param name="Account">To whom.</param>
/// <param name="IsDigest">Whether it tells together what came in a day or a week.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Address">Where to; null where none is on record, or the account was disabled.</param>
/// <param name="Say">Its language.</param>
/// <param name="Lines">What it tells, oldest first: only what the reader may see at this moment.</param>
internal sealed record MailContents(string Account, bool IsDigest, string State, string? Address, UiLanguage Say, IReadOnlyList<MailLine> Lines)
{
    /// <summary>Whether it goes to a group's mailbox.</summary>
    public bool IsOfEndpoint => NotificationEndpoint.IsRecipient(Account);

    private static readonly string LinesSql =
        $"""
        with {RecipientQuery.Able("$2")}
        select c.topic, c.stream, c.facts, c.at, i.relation, i.relation_of, i.stands_for, n.name_zh, n.name_en
        from notifications.intended i join notifications.causes c on c.id = i.cause left join directory_institutions n on n.code = i.relation_of
        where i.delivery = $1 and (c.stream is null or {RecipientQuery.Sees("i.recipient", "c.stream")}) order by c.number
        """;

    /// <summary>Reads a mail; null where there is none of the id.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The mail's id.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<MailContents?> OfAsync(NpgsqlDataSource db, Guid id, DateOnly today, CancellationToken ct)
    {
        await using var head = db.CreateCommand(
            """
            select d.recipient, d.digest is not null, d.state, case when a.disabled_at is null then p.mails[1] end, coalesce(f.language, p.language)
            from notifications.deliveries d left join accounts.accounts a on a.id = d.recipient left join people.people p on p.id = a.person
            left join notifications.preferences f on f.holder = 'account:' || d.recipient where d.id = $1
            """).With(id);
        var read = await head.FirstAsync(
            r => new MailContents(r.GetString(0), r.GetBoolean(1), r.GetString(2), r.Words(3), UiLanguage.Find(r.Words(4)) ?? UiLanguage.Chinese, []), ct);
        if (read is null)
        {
            return null;
        }

        await using var lines = db.CreateCommand(LinesSql).With(id).With(today);
        return read with
        {
            Lines = await lines.ListAsync(
                r => new MailLine(
                    r.Named<Topic>(0), r.Value<Guid>(1), ReadModelJson.Read<CauseFacts>(r.GetString(2)), r.GetFieldValue<DateTimeOffset>(3),
                    new Why(r.Named<ToldAs>(4), r.Words(5), r.Words(6)).Sentence(r.IsDBNull(7) ? null : r.Text(7))),
                ct),
        };
    }
}
