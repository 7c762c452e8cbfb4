using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Endpoints;
using Agreements.Server.Storage;
using JasperFx.Core;
using Npgsql;
using System.Text.Json.Serialization;
using System.Text.Json;
using Wolverine.Persistence.Durability.DeadLetterManagement;
using Wolverine.Persistence.Durability;
using Wolverine.Util;

namespace Agreements.Server.Notifications;

/// <summary>What sort of message failed.</summary>
[JsonConverter(typeof(KebabEnum<FailedKind>))]
public enum FailedKind
{
    /// <summary>A mail to somebody, or to a group's mailbox.</summary>
    Mail,

    /// <summary>A request to a webhook or a robot.</summary>
    Webhook,

    /// <summary>Work of the server's own.</summary>
    Other,
}

/// <summary>A message that the server gave up on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What sort of message.</param>
/// <param name="Type">The stored name of its type.</param>
/// <param name="Recipient">The endpoint's name or the account of whoever was to be told; null for nobody.</param>
/// <param name="Agreement">The agreement that it is about; null for none.</param>
/// <param name="Why">Why it failed.</param>
/// <param name="ErrorType">Full name of what was thrown.</param>
/// <param name="SentAt">When it was first sent, UTC.</param>
/// <param name="FailedAt">When it was given up the last time, UTC.</param>
/// <param name="Attempts">How often it was tried since it was last sent.</param>
/// <param name="Retries">How often it was given up before and sent again.</param>
/// <param name="IsToBeRetried">True once it was asked for: a running server sends it again within seconds.</param>
public sealed record FailedMessage(
    Guid Id, FailedKind Kind, string Type, string? Recipient, Guid? Agreement, Text Why, string ErrorType, DateTimeOffset SentAt, DateTimeOffset FailedAt,
    int Attempts, int Retries, bool IsToBeRetried)
{
    /// <summary>The delivery that it was to send; null for none.</summary>
    [JsonIgnore]
    internal Guid? Delivery { get; init; }
}

/// <summary>Messages that failed, latest first.</summary>
/// <param name="Messages">The messages, or the first of them.</param>
/// <param name="Count">How many there are.</param>
public sealed record FailedList(IReadOnlyList<FailedMessage> Messages, int Count);

/// <summary>Which failed messages are meant: all that fit everything given.</summary>
/// <param name="Ids">These alone; null for all.</param>
/// <param name="Kind">Of this sort alone; null for all.</param>
/// <param name="Since">Given up at this moment or later; null for all.</param>
public sealed record FailedFilter(IReadOnlyList<Guid>? Ids = null, FailedKind? Kind = null, DateTimeOffset? Since = null)
{
    /// <summary>A moment since when: a day begins at midnight in Asia/Shanghai.</summary>
    /// <param name="text">An ISO day or instant; null or empty for none.</param>
    /// <exception cref="MalformedRequestException">It is neither.</exception>
    public static DateTimeOffset? Moment(string? text) =>
        Instants.TryParseDay(text, out var day) ? Shanghai.Instant(day.ToDateTime(TimeOnly.MinValue)) : Questions.MaybeMoment("since", text);
}

/// <summary>
/// What the server gave up on, and trying it again: the same for the page, the API and the command line. Wolverine keeps it as dead letters, and a
/// running server takes up those that are marked.
/// </summary>
/// <param name="messages">Where messages are kept.</param>
/// <param name="db">Where it is written what they are to tell.</param>
public sealed class FailedMessages(IMessageStore messages, NpgsqlDataSource db)
{
    /// <summary>How many are listed at most.</summary>
    public const int MostListed = 500;

    /// <summary>The stored names of messages that are mails.</summary>
    internal static readonly string[] Mails = [typeof(FormerMail).ToMessageTypeName(), typeof(DeliverMail).ToMessageTypeName()];

    /// <summary>The stored names of messages that are posted.</summary>
    internal static readonly string[] Posts = [typeof(FormerWebhook).ToMessageTypeName(), typeof(DeliverToEndpoint).ToMessageTypeName()];

    private static readonly JsonSerializerOptions Stored = StoredShape();

    /// <summary>Lists what failed.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<FailedList> ListAsync(FailedFilter filter, CancellationToken ct)
    {
        var (found, count) = (new List<FailedMessage>(), 0);
        foreach (var query in await QueriesAsync(filter, ct))
        {
            query.PageSize = MostListed;
            var results = await messages.DeadLetters.QueryAsync(query, ct);
            found.AddRange(results.Envelopes.Select(Of).Where(m => IsOf(m, filter)));
            count += filter.Ids is null ? results.TotalCount : 0;
        }

        var listed = found.OrderByDescending(m => m.FailedAt).ThenBy(m => m.Id).Take(MostListed).ToArray();
        var told = await ToldAsync([.. listed.Select(m => m.Delivery).OfType<Guid>()], ct);
        return new FailedList(
            [
                .. listed.Select(m => m.Delivery is { } id && told.TryGetValue(id, out var t)
                    ? m with
                    {
                        Kind = t.IsMail ? FailedKind.Mail : FailedKind.Webhook, Recipient = t.Recipient, Agreement = t.Agreement, Attempts = t.Attempts,
                    }
                    : m),
            ],
            filter.Ids is null ? count : found.Count);
    }

    /// <summary>Has a running server try messages again, within seconds. The cause should be mended first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>How many will be tried.</returns>
    public async Task<int> RetryAsync(FailedFilter filter, CancellationToken ct)
    {
        var count = 0;
        foreach (var query in await QueriesAsync(filter, ct))
        {
            count += (await messages.DeadLetters.ReplayMatchingAsync(query, ct)).Affected ?? 0;
        }

        return count;
    }

    /// <summary>Ids come before all else, as Wolverine asks; other work has types of its own, which are asked for one by one.</summary>
    private async Task<IReadOnlyList<DeadLetterEnvelopeQuery>> QueriesAsync(FailedFilter filter, CancellationToken ct)
    {
        if (filter.Ids is { } ids)
        {
            return ids.Count == 0 ? [] : [new DeadLetterEnvelopeQuery([.. ids])];
        }

        string?[] types = filter.Kind switch
        {
            null => [null],
            FailedKind.Mail => [.. Mails],
            FailedKind.Webhook => [.. Posts],
            _ =>
            [
                .. (await messages.DeadLetters.SummarizeAllAsync("", TimeRange.AllTime(), ct)).Select(c => c.MessageType).Distinct()
                    .Except([.. Mails, .. Posts]),
            ],
        };
        return
        [
            .. types.Select(type => new DeadLetterEnvelopeQuery(new TimeRange(filter.Since?.ToUniversalTime(), null))
            {
                MessageType = type, RangeOn = DeadLetterTimeField.FailedAt,
            }),
        ];
    }

    private static bool IsOf(FailedMessage message, FailedFilter filter) =>
        (filter.Kind is not { } kind || message.Kind == kind) && (filter.Since is not { } since || message.FailedAt >= since);

    private static FailedMessage Of(DeadLetterEnvelope letter)
    {
        var (kind, recipient, change, delivery) = Contents(letter);
        return new FailedMessage(
            letter.Id, kind, letter.MessageType, recipient, change, FailureSentence.Read(letter.ExceptionMessage) ?? new Text(letter.ExceptionMessage ?? ""),
            letter.ExceptionType ?? "", letter.SentAt.ToUniversalTime(), (letter.FailedAt ?? letter.SentAt).ToUniversalTime(),
            letter.Envelope.Attempts, letter.ReplayCount, letter.Replayable) { Delivery = delivery };
    }

    /// <summary>What a message is to tell; a text that is none of its type, which may be why it failed, tells nothing.</summary>
    private static (FailedKind Kind, string? Recipient, Guid? Agreement, Guid? Delivery) Contents(DeadLetterEnvelope letter)
    {
        var kind = Mails.Contains(letter.MessageType) ? FailedKind.Mail : Posts.Contains(letter.MessageType) ? FailedKind.Webhook : FailedKind.Other;
        try
        {
            return (kind, Mails[0] == letter.MessageType || Posts[0] == letter.MessageType) switch
            {
                (FailedKind.Other, _) => (kind, null, null, null),
                (_, true) when JsonSerializer.Deserialize<FormerMail>(letter.Envelope.Data, Stored) is { } former =>
                    (kind, former.Recipient, former.Change.AgreementId, null),
                _ => (kind, null, null, JsonSerializer.Deserialize<DeliverMail>(letter.Envelope.Data, Stored)?.Delivery),
            };
        }
        catch (JsonException)
        {
            return (kind, null, null, null);
        }
    }

    /// <summary>Whom deliveries are to, and of which agreement; null where they are of several, or of none.</summary>
    private async Task<IReadOnlyDictionary<Guid, (string Recipient, bool IsMail, Guid? Agreement, int Attempts)>> ToldAsync(
        Guid[] deliveries, CancellationToken ct)
    {
        if (deliveries.Length == 0)
        {
            return new Dictionary<Guid, (string, bool, Guid?, int)>();
        }

        await using var command = db.CreateCommand(
            """
            select d.id, regexp_replace(d.recipient, '^endpoint:', ''), d.channel = 'mail',
                (select min(c.stream::text)::uuid from notifications.intended i join notifications.causes c on c.id = i.cause
                 where i.delivery = d.id having count(distinct c.stream) = 1), d.attempts
            from notifications.deliveries d where d.id = any($1)
            """).With(deliveries);
        return (await command.ListAsync(r => (Id: r.GetGuid(0), To: (r.GetString(1), r.GetBoolean(2), r.Value<Guid>(3), r.GetInt32(4))), ct))
            .ToDictionary(d => d.Id, d => d.To);
    }

    private static JsonSerializerOptions StoredShape()
    {
        var shape = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        CommandJson.InQueue(shape);
        return shape;
    }
}
