using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Preferences;
using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Telling;

/// <summary>Why somebody who was meant is not told.</summary>
[JsonConverter(typeof(KebabEnum<HeldBack>))]
public enum HeldBack
{
    /// <summary>It was their own deed.</summary>
    OwnDeed,

    /// <summary>They do not want to be told of such things.</summary>
    TurnedOff,
}

/// <summary>How the mail of a notification leaves.</summary>
[JsonConverter(typeof(KebabEnum<MailWay>))]
public enum MailWay
{
    /// <summary>It does not: the inbox is enough.</summary>
    None,

    /// <summary>It would, and no mail server is configured.</summary>
    NoServer,

    /// <summary>By itself.</summary>
    Single,

    /// <summary>With others, in the mail of the next working day.</summary>
    Daily,

    /// <summary>With others, in the mail of the next week.</summary>
    Weekly,
}

/// <summary>What was decided for one who is meant by a cause.</summary>
/// <param name="Reason">Why they are not told; null where they are.</param>
/// <param name="Mail">How a mail leaves.</param>
/// <param name="NotBefore">The end of their quiet hours, UTC, where a mail waits for it.</param>
internal sealed record TellDecision(HeldBack? Reason, MailWay Mail, DateTimeOffset? NotBefore = null)
{
    /// <summary>Decides by what somebody chose. What is critical is told at once whatever that is.</summary>
    /// <param name="topic">What it is of.</param>
    /// <param name="isOwnDeed">Whether they did it.</param>
    /// <param name="chosen">What they chose.</param>
    /// <param name="now">The instant.</param>
    /// <param name="hasMailServer">Whether mails can be sent.</param>
    public static TellDecision Of(Topic topic, bool isOwnDeed, Preference chosen, DateTimeOffset now, bool hasMailServer)
    {
        var group = Topics.GroupOf(topic);
        if (isOwnDeed && group == TopicGroup.News)
        {
            return new(HeldBack.OwnDeed, MailWay.None);
        }

        if (Topics.IsCritical(topic))
        {
            return new(null, hasMailServer ? MailWay.Single : MailWay.NoServer);
        }

        return chosen.Of(group) switch
        {
            TellMode.Off => new(HeldBack.TurnedOff, MailWay.None),
            TellMode.Inbox => new(null, MailWay.None),
            _ when !hasMailServer => new(null, MailWay.NoServer),
            TellMode.AtOnce => new(null, MailWay.Single, chosen.QuietEnd(now)),
            var together => new(null, together == TellMode.Weekly ? MailWay.Weekly : MailWay.Daily),
        };
    }
}
