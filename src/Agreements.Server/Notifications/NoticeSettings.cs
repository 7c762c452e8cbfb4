using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Endpoints;
using MimeKit;

namespace Agreements.Server.Notifications;

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpTls
{
    /// <summary>Not at all: for a relay on the same machine.</summary>
    None,

    /// <summary>Plain at first, then TLS before anything is said: port 587 or 25.</summary>
    StartTls,

    /// <summary>TLS from the first byte: port 465.</summary>
    Implicit,
}

/// <summary>The mail server.</summary>
/// <param name="Host">Its name or address.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">How the connection is protected.</param>
/// <param name="User">Whom to sign in as; null for not signing in.</param>
/// <param name="Password">The password; null exactly when <paramref name="User"/> is.</param>
/// <param name="From">The sender's address.</param>
public sealed record SmtpServer(string Host, int Port, SmtpTls Tls, string? User, Secret? Password, MailboxAddress From);

/// <summary>What the operator's settings say of notifications.</summary>
/// <param name="PublicUrl"><c>AGREEMENTS_PUBLIC_URL</c>: where people reach the pages; null for notices without a link.</param>
/// <param name="Smtp">The mail server; null when no recipient is an e-mail address.</param>
/// <param name="Recipients">Endpoints that the operator names; empty for none.</param>
/// <param name="RetryAfter">How long to wait before each further attempt, ascending; after the last one the message is a dead letter.</param>
public sealed record NoticeSettings(Uri? PublicUrl, SmtpServer? Smtp, IReadOnlyList<NewEndpoint> Recipients, IReadOnlyList<TimeSpan> RetryAfter)
{
    private static readonly IReadOnlyList<TimeSpan> UsualRetryAfter =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6),
    ];

    /// <summary>
    /// What an endpoint of the settings hears of unless it says otherwise: how an agreement moves and stands, and approvals that were returned.
    /// </summary>
    internal static IReadOnlyList<Topic> UsualTopics { get; } =
    [
        Topic.StageEntered, Topic.StageReturned, Topic.ApprovalReturned, Topic.Declined, Topic.Withdrawn, Topic.Suspended, Topic.Resumed, Topic.Terminated,
        Topic.Expired, Topic.Superseded, Topic.Archived, Topic.StandsAgain,
    ];

    /// <summary>The whole address of the page that tells more of something; null where there is none, or nobody said where the pages are.</summary>
    /// <param name="topic">What it is of.</param>
    /// <param name="stream">The agreement or engagement; null for what is about the system.</param>
    internal string? PageOf(Topic topic, Guid? stream) =>
        PublicUrl is { } url && CauseTexts.AddressOf(topic, stream) is { } address ? new Uri(url, address[1..]).AbsoluteUri : null;

    /// <summary>Nobody is told.</summary>
    public static NoticeSettings None { get; } = new(null, null, [], DefaultRetryAfter);

    /// <summary>1, 5 and 30 seconds, 5 minutes, an hour, six hours: a reboot passes unnoticed, a night's outage too.</summary>
    public static IReadOnlyList<TimeSpan> DefaultRetryAfter => UsualRetryAfter;

    /// <summary>
    /// How long to wait before each further attempt at an endpoint: 5 s up to a day, as Standard Webhooks advises, or as the file says.
    /// </summary>
    public IReadOnlyList<TimeSpan> EndpointRetryAfter => ReferenceEquals(RetryAfter, UsualRetryAfter) ? EndpointSchedule : RetryAfter;

    private static IReadOnlyList<TimeSpan> EndpointSchedule { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    /// <summary>Reads the settings: the file that <c>AGREEMENTS_NOTICES</c> names, and what the environment says over it.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="InvalidOperationException">Something in it cannot be used; the message lists every place with its cause and cure.</exception>
    public static NoticeSettings From(IConfiguration configuration) => new NoticeFile(configuration).Read();
}
