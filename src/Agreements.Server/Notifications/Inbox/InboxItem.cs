using Agreements.Server.Notifications.Causes;
using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Inbox;

/// <summary>Which notifications of an inbox.</summary>
[JsonConverter(typeof(KebabEnum<InboxOnly>))]
public enum InboxOnly
{
    /// <summary>Those not seen yet.</summary>
    Unseen,

    /// <summary>Those that ask for something and are not acknowledged.</summary>
    Open,
}

/// <summary>A notification in somebody's inbox.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Topic">What it is of.</param>
/// <param name="Sentence">What happened or is due.</param>
/// <param name="Why">Why they are told.</param>
/// <param name="Stream">The agreement or engagement; null for what is about the system.</param>
/// <param name="Title">Its title when it was told.</param>
/// <param name="At">When it was recorded, or came due, UTC.</param>
/// <param name="SeenAt">When they saw it, UTC; null while they have not.</param>
/// <param name="AcknowledgedAt">When they said that they know, UTC; null while they have not.</param>
public sealed record InboxItem(
    long Number, Topic Topic, Text Sentence, Text Why, Guid? Stream, Text Title, DateTimeOffset At, DateTimeOffset? SeenAt, DateTimeOffset? AcknowledgedAt)
{
    /// <summary>Whether silence is followed up until somebody acknowledges it.</summary>
    public bool IsFollowedUp => Topics.IsFollowedUp(Topic);

    /// <summary>Where it is told in full; null for what has no page.</summary>
    [JsonIgnore]
    public string? Address => CauseTexts.AddressOf(Topic, Stream);
}

/// <summary>A page of an inbox.</summary>
/// <param name="Items">The notifications, latest first.</param>
/// <param name="Unseen">How many there are that were not seen.</param>
/// <param name="Next">Where the next begin; null when these are all.</param>
public sealed record InboxPage(IReadOnlyList<InboxItem> Items, int Unseen, string? Next);
