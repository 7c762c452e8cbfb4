using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Endpoints;
using JasperFx.Core;
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
    /// <summary>A mail to a recipient.</summary>
    Mail,

    /// <summary>A request to a recipient's webhook.</summary>
    Webhook,

    /// <summary>Work of the server's own.</summary>
    Other,
}

/// <summary>A message that the server gave up on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What sort of message.</param>
/// <param name="Type">The stored name of its type.</param>
/// <param name="Recipient">Label of whoever was to be told; null for nobody.</param>
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
    int Attempts, int Retries, bool IsToBeRetried);

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
public sealed class FailedMessages(IMessageStore messages)
{
    /// <summary>How many are listed at most.</summary>
    public const int MostListed = 500;

    /// <summary>The stored names of messages that are mails.</summary>
    internal static readonly string[] Mails = [typeof(MailNotice).ToMessageTypeName(), typeof(DeliverMail).ToMessageTypeName()];

    /// <summary>The stored names of messages that are posted.</summary>
    internal static readonly string[] Posts = [typeof(WebhookNotice).ToMessageTypeName(), typeof(DeliverToEndpoint).ToMessageTypeName()];

    private static readonly string Mail = Mails[0];
    private static readonly string Webhook = Posts[0];
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

        return new FailedList(
            [.. found.OrderByDescending(m => m.FailedAt).ThenBy(m => m.Id).Take(MostListed)], filter.Ids is null ? count : found.Count);
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
        var (kind, recipient, change) = Contents(letter);
        return new FailedMessage(
            letter.Id, kind, letter.MessageType, recipient, change, FailureSentence.Read(letter.ExceptionMessage) ?? new Text(letter.ExceptionMessage ?? ""),
            letter.ExceptionType ?? "", letter.SentAt.ToUniversalTime(), (letter.FailedAt ?? letter.SentAt).ToUniversalTime(),
            letter.Envelope.Attempts, letter.ReplayCount, letter.Replayable);
    }

    /// <summary>What a notice is of; a text that is none of its type, which may be why it failed, tells nothing.</summary>
    private static (FailedKind Kind, string? Recipient, Guid? Agreement) Contents(DeadLetterEnvelope letter)
    {
        try
        {
            return letter.MessageType == Mail && JsonSerializer.Deserialize<MailNotice>(letter.Envelope.Data, Stored) is { } mail
                ? (FailedKind.Mail, mail.Recipient, mail.Change.AgreementId)
                : letter.MessageType == Webhook && JsonSerializer.Deserialize<WebhookNotice>(letter.Envelope.Data, Stored) is { } webhook
                    ? (FailedKind.Webhook, webhook.Recipient, webhook.Change.AgreementId)
                    : (Mails.Contains(letter.MessageType) ? FailedKind.Mail : Posts.Contains(letter.MessageType) ? FailedKind.Webhook : FailedKind.Other,
                        null, null);
        }
        catch (JsonException)
        {
            return (letter.MessageType == Mail ? FailedKind.Mail : FailedKind.Webhook, null, null);
        }
    }

    private static JsonSerializerOptions StoredShape()
    {
        var shape = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
        CommandJson.InQueue(shape);
        return shape;
    }
}
