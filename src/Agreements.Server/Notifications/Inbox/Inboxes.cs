using Agreements.Server.Notifications.Causes;
using Agreements.Server.Localization;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;

namespace Agreements.Server.Notifications.Inbox;

/// <summary>The inboxes: what each account was told, of what it still may see in one of its roles.</summary>
/// <param name="db">The database.</param>
/// <param name="clock">The clock.</param>
public sealed class Inboxes(NpgsqlDataSource db, TimeProvider clock)
{
    private static readonly string[] FollowedUp = [.. Enum.GetValues<Topic>().Where(Topics.IsFollowedUp).Select(KebabEnum<Topic>.Name)];

    private static readonly string InSight =
        $"i.recipient = $1 and i.state = 'told' and (c.stream is null or {RecipientQuery.Sees("i.recipient", "c.stream")})";

    private static readonly string CountSql =
        $"""
        with {RecipientQuery.Able("$2", "$1")}
        select count(*)::int from notifications.intended i join notifications.causes c on c.id = i.cause where {InSight} and i.seen_at is null
        """;

    private const string Columns =
        "i.number, c.topic, c.facts, i.relation, i.relation_of, i.stands_for, c.stream, c.at, i.seen_at, i.acknowledged_at, d.name_zh, d.name_en";

    private static readonly string LatestSql =
        $"""
        with {RecipientQuery.Able("$2", "$1")}
        select distinct on (c.topic) {Columns}
        from notifications.intended i join notifications.causes c on c.id = i.cause left join directory_institutions d on d.code = i.relation_of
        where {InSight} order by c.topic, i.number desc
        """;

    private static readonly string PageSql =
        $"""
        with {RecipientQuery.Able("$2", "$1")}
        select {Columns}
        from notifications.intended i join notifications.causes c on c.id = i.cause left join directory_institutions d on d.code = i.relation_of
        where {InSight} and ($3::bigint is null or i.number < $3) and ($4::uuid is null or c.stream = $4)
          and case $5 when 'unseen' then i.seen_at is null when 'open' then i.acknowledged_at is null and c.topic = any($6) else true end
        order by i.number desc limit $7
        """;

    /// <summary>How many notifications somebody has not seen.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<int> CountAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand(CountSql).With(account).With(clock.Today());
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>A page of an inbox.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="only">Only some; null for all.</param>
    /// <param name="stream">Only of an agreement or engagement; null for all.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public async Task<InboxPage> PageAsync(string account, InboxOnly? only, Guid? stream, string? after, int count, CancellationToken ct)
    {
        long? before = after is null ? null : long.Parse(Cursor.Read(after, 1)[0], CultureInfo.InvariantCulture);
        await using var command = db.CreateCommand(PageSql).With(account).With(clock.Today()).With(before).With(stream)
            .With(only is { } one ? KebabEnum<InboxOnly>.Name(one) : "").With(FollowedUp).With(count + 1);
        var items = await command.ListAsync(Read, ct);
        var next = items.Count > count ? Cursor.Write(items[count - 1].Number.ToString(CultureInfo.InvariantCulture)) : null;
        return new InboxPage(items.Count > count ? items[..count] : items, await CountAsync(account, ct), next);
    }

    /// <summary>The latest that somebody was told of each topic: what notifications look like, with what they know.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<InboxItem>> LatestAsync(string account, CancellationToken ct)
    {
        await using var command = db.CreateCommand(LatestSql).With(account).With(clock.Today());
        return await command.ListAsync(Read, ct);
    }

    /// <summary>Notes that somebody has seen what they were told, up to a number: what came meanwhile stays new.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="upTo">The number of the latest that they saw.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>How many were new to them.</returns>
    public async Task<int> SeeAsync(string account, long upTo, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            "update notifications.intended set seen_at = $3 where recipient = $1 and number <= $2 and seen_at is null and state = 'told'");
        return await command.With(account).With(upTo).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes that somebody looks at an agreement: what they were told of it is not new to them any more.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="stream">The agreement.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task SeeOfAsync(string account, Guid stream, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            update notifications.intended i set seen_at = $3 from notifications.causes c
            where c.id = i.cause and c.stream = $2 and i.recipient = $1 and i.seen_at is null and i.state = 'told'
            """);
        await command.With(account).With(stream).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct);
    }

    /// <summary>Notes that somebody knows and takes care: nobody is told again.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="number">The notification's number.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>False where they have none of that number.</returns>
    public async Task<bool> AcknowledgeAsync(string account, long number, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            update notifications.intended set acknowledged_at = coalesce(acknowledged_at, $3), seen_at = coalesce(seen_at, $3)
            where recipient = $1 and number = $2 and state = 'told'
            """);
        return await command.With(account).With(number).With(clock.GetUtcNow()).ExecuteNonQueryAsync(ct) == 1;
    }

    private static InboxItem Read(NpgsqlDataReader r)
    {
        var (topic, facts) = (r.Named<Topic>(1), ReadModelJson.Read<CauseFacts>(r.GetString(2)));
        var why = new Why(r.Named<ToldAs>(3), r.Words(4), r.Words(5));
        return new InboxItem(
            r.GetInt64(0), topic, CauseTexts.Of(topic, facts), why.Sentence(r.IsDBNull(10) ? null : r.Text(10)), r.Value<Guid>(6), facts.Title,
            r.GetFieldValue<DateTimeOffset>(7), r.Value<DateTimeOffset>(8), r.Value<DateTimeOffset>(9));
    }
}
