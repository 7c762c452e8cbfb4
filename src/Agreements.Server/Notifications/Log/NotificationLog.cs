using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Log;

/// <summary>How far a notification has come.</summary>
[JsonConverter(typeof(KebabEnum<NotificationState>))]
public enum NotificationState
{
    /// <summary>It was held back: the reason says why.</summary>
    Suppressed,

    /// <summary>It is in the inbox, and no mail was to leave.</summary>
    InInbox,

    /// <summary>It is in the inbox, and its mail waits: for the morning, the end of quiet hours, or another attempt.</summary>
    Planned,

    /// <summary>It has left: a mail server or the endpoint took it.</summary>
    Sent,

    /// <summary>It is in the inbox, and its mail had nowhere to go.</summary>
    Dropped,

    /// <summary>Every attempt failed; it can be tried again.</summary>
    Failed,

    /// <summary>Whoever was told said that they know.</summary>
    Acknowledged,
}

/// <summary>A line of the log of notifications.</summary>
/// <param name="Number">Its number; later lines have higher ones.</param>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="Topic">What it is of.</param>
/// <param name="Sentence">What happened or is due.</param>
/// <param name="Stream">The agreement or engagement; null for what is about the system.</param>
/// <param name="Cause">What it is, in one word: the same for all who were meant.</param>
/// <param name="Recipient">The account, or <c>endpoint:</c> and the endpoint's name.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Said">Why it was told or held back, and how it went, in sentences.</param>
/// <param name="Attempts">How often was tried to send it.</param>
/// <param name="EndedAt">When it left or was given up, UTC; null while it waits, or nothing was to leave.</param>
/// <param name="SeenAt">When it was seen in the inbox, UTC.</param>
/// <param name="AcknowledgedAt">When it was acknowledged, UTC.</param>
public sealed record NotificationLine(
    long Number, DateTimeOffset At, Topic Topic, Text Sentence, Guid? Stream, string Cause, string Recipient, NotificationState State, Text Said,
    int Attempts, DateTimeOffset? EndedAt, DateTimeOffset? SeenAt, DateTimeOffset? AcknowledgedAt);

/// <summary>A page of the log, latest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">Where the earlier ones begin; null when these are the first.</param>
public sealed record NotificationLogPage(IReadOnlyList<NotificationLine> Lines, string? Next)
{
    /// <summary>Why somebody was not told, where they and an agreement or a cause were asked for and there is no line of them; else null.</summary>
    public Text? WhyNot { get; init; }
}

/// <summary>What is looked for in the log.</summary>
/// <param name="Agreement">An agreement or engagement; null for all.</param>
/// <param name="Recipient">An account, or <c>endpoint:</c> and a name; null for all.</param>
/// <param name="Cause">One cause, for all who were meant; null for all.</param>
/// <param name="Topic">A topic; null for all.</param>
/// <param name="State">How far they have come; null for all.</param>
/// <param name="Day">The day on which it was decided, in Asia/Shanghai; null for all.</param>
public sealed record NotificationLogAsked(
    Guid? Agreement = null, string? Recipient = null, string? Cause = null, Topic? Topic = null, NotificationState? State = null, DateOnly? Day = null);

/// <summary>Reads the log: what of it is about agreements in sight, and for administrators what is about the system.</summary>
public static class NotificationLog
{
    /// <summary>The most lines in a page.</summary>
    public const int LargestPage = 500;

    private const string State = """
        case when i.acknowledged_at is not null then 'acknowledged' when i.state = 'suppressed' then 'suppressed' when d.id is null then 'in-inbox'
            when d.state = 'waiting' then 'planned' else d.state end
        """;

    private static string Sql(Reader reader, bool seesSystem) =>
        $"""
        select i.number, i.at, c.topic, c.facts, c.stream, c.id, i.recipient, {State}, i.reason, i.mail, i.relation, i.relation_of, i.stands_for,
            d.channel, d.digest, d.answer, d.due_at, coalesce(d.attempts, 0), d.ended_at, i.seen_at, i.acknowledged_at, n.name_zh, n.name_en
        from notifications.intended i join notifications.causes c on c.id = i.cause left join notifications.deliveries d on d.id = i.delivery
        left join directory_institutions n on n.code = i.relation_of
        where ({(seesSystem ? "c.stream is null or " : "")}c.stream is not null and {reader.Scope.Holds("c.stream")})
          and ($1::uuid is null or c.stream = $1) and ($2::text is null or i.recipient = $2) and ($3::text is null or c.id = $3)
          and ($4::text is null or c.topic = $4) and ($5::text is null or {State} = $5)
          and ($6::timestamptz is null or i.at >= $6 and i.at < $6 + interval '1 day') and ($7::bigint is null or i.number < $7)
        order by i.number desc limit $8
        """;

    /// <summary>A page of it.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="seesSystem">Whether what is about the system is shown too.</param>
    /// <param name="asked">What is looked for.</param>
    /// <param name="after"><c>Next</c> of the page before; null for the first.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="FormatException"><paramref name="after"/> is none that was given out.</exception>
    public static async Task<NotificationLogPage> PageAsync(
        Reader reader, bool seesSystem, NotificationLogAsked asked, string? after, int count, CancellationToken ct)
    {
        long? before = after is null ? null : long.Parse(Cursor.Read(after, 1)[0], CultureInfo.InvariantCulture);
        DateTimeOffset? from = asked.Day is { } day ? Shanghai.Instant(day.ToDateTime(TimeOnly.MinValue)).ToUniversalTime() : null;
        await using var command = reader.Db.CreateCommand(Sql(reader, seesSystem)).With(asked.Agreement).With(asked.Recipient).With(asked.Cause)
            .With(asked.Topic is { } topic ? KebabEnum<Topic>.Name(topic) : null)
            .With(asked.State is { } state ? KebabEnum<NotificationState>.Name(state) : null)
            .With(from).With(before).With(count + 1).With(reader.Scope);
        var lines = await command.ListAsync(Read, ct);
        return lines.Count > count
            ? new NotificationLogPage(lines[..count], Cursor.Write(lines[count - 1].Number.ToString(CultureInfo.InvariantCulture)))
            : new NotificationLogPage(lines, null)
            {
                WhyNot = lines.Count == 0 && after is null && asked.Recipient is not null && (asked.Cause is not null || asked.Agreement is not null)
                    ? await WhyNotAsync(reader, seesSystem, asked, ct) : null,
            };
    }

    /// <summary>What there was to tell, and to whom, where somebody was not among them.</summary>
    private static async Task<Text> WhyNotAsync(Reader reader, bool seesSystem, NotificationLogAsked asked, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            select a.value->>'relation', count(distinct c.id)::int
            from notifications.causes c left join lateral jsonb_array_elements(c.audience) a on true
            where ({(seesSystem ? "c.stream is null or " : "")}c.stream is not null and {reader.Scope.Holds("c.stream")})
              and ($1::uuid is null or c.stream = $1) and ($2::text is null or c.id = $2) and ($3::text is null or c.topic = $3)
              and ($4::date is null or c.day = $4)
            group by 1
            """).With(asked.Agreement).With(asked.Cause).With(asked.Topic is { } topic ? KebabEnum<Topic>.Name(topic) : null).With(asked.Day)
            .With(reader.Scope);
        var said = await command.ListAsync(r => (As: r.IsDBNull(0) ? (ToldAs?)null : r.Named<ToldAs>(0), Count: r.GetInt32(1)), ct);
        return LogTexts.WhyNot(asked.Recipient!, said.Count == 0 ? null : [.. said.Select(s => s.As).OfType<ToldAs>().Order()]);
    }

    private static NotificationLine Read(NpgsqlDataReader r)
    {
        var (topic, state) = (r.Named<Topic>(2), r.Named<NotificationState>(7));
        var why = new Why(r.Named<ToldAs>(10), r.Words(11), r.Words(12)).Sentence(r.IsDBNull(21) ? null : r.Text(21), isOfAnother: true);
        var way = LogTexts.Way(
            r.IsDBNull(8) ? null : r.Named<HeldBack>(8), r.Named<MailWay>(9), r.Words(13), r.Words(15), r.Value<DateTimeOffset>(16),
            r.Value<DateTimeOffset>(18), state);
        return new NotificationLine(
            r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), topic, CauseTexts.Of(topic, ReadModelJson.Read<CauseFacts>(r.GetString(3))), r.Value<Guid>(4),
            r.GetString(5), r.GetString(6), state, new Text($"{LogTexts.Meant.Zh}{why.Zh}。{way.Zh}", $"{LogTexts.Meant.En}{why.EnOrZh}. {way.EnOrZh}"),
            r.GetInt32(17), r.Value<DateTimeOffset>(18), r.Value<DateTimeOffset>(19), r.Value<DateTimeOffset>(20));
    }
}
