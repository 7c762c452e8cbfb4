using Agreements.Server.Localization;
using Agreements.Server.Notifications.Causes;
using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Preferences;

/// <summary>When somebody wants to be told of a group of topics.</summary>
[JsonConverter(typeof(KebabEnum<TellMode>))]
public enum TellMode
{
    /// <summary>In the inbox, and by a mail at once.</summary>
    AtOnce,

    /// <summary>In the inbox, and together in one mail on the morning of every working day.</summary>
    Daily,

    /// <summary>In the inbox, and together in one mail on the first working day of the week.</summary>
    Weekly,

    /// <summary>In the inbox alone.</summary>
    Inbox,

    /// <summary>Not at all.</summary>
    Off,
}

/// <summary>How somebody wants to be told.</summary>
/// <param name="Awaited">What waits for oneself.</param>
/// <param name="Due">What comes due.</param>
/// <param name="News">What others did.</param>
public sealed record Preference(
    [property: JsonRequired] TellMode Awaited, [property: JsonRequired] TellMode Due, [property: JsonRequired] TellMode News)
{
    /// <summary>Who has said nothing, and for whose institution nobody has: asked at once, all else in one mail a day.</summary>
    public static Preference Usual { get; } = new(TellMode.AtOnce, TellMode.Daily, TellMode.Daily);

    /// <summary>From when no mail is sent at once, in Asia/Shanghai; null for no such hours.</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>Until when no mail is sent at once; null with <see cref="QuietFrom"/>.</summary>
    public TimeOnly? QuietUntil { get; init; }

    /// <summary>Tag of the language of mails; null for the person's own, else Chinese.</summary>
    public string? Language { get; init; }

    /// <summary>What cannot be meant; null where all is well.</summary>
    [JsonIgnore]
    public Text? Fault =>
        QuietFrom is null != QuietUntil is null ? new Text("免打扰时段须有起止两个时间。", "quietFrom and quietUntil: give both, or neither.")
        : QuietFrom is not null && QuietFrom == QuietUntil ? new Text("免打扰时段的起止时间不能相同。", "quietFrom and quietUntil: give two times that differ.")
        : Language is not (null or "zh-CN" or "en") ? new Text("语言须为 zh-CN 或 en。", "language: write zh-CN or en.")
        : null;

    /// <summary>How a group of topics is told.</summary>
    /// <param name="group">The group.</param>
    public TellMode Of(TopicGroup group) => group switch
    {
        TopicGroup.Awaited => Awaited,
        TopicGroup.Due => Due,
        _ => News,
    };

    /// <summary>The same with another mode for a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="mode">The mode.</param>
    public Preference With(TopicGroup group, TellMode mode) => group switch
    {
        TopicGroup.Awaited => this with { Awaited = mode },
        TopicGroup.Due => this with { Due = mode },
        _ => this with { News = mode },
    };

    /// <summary>When the quiet hours end that an instant lies in, UTC; null where it lies in none. They may go over midnight.</summary>
    /// <param name="at">The instant.</param>
    public DateTimeOffset? QuietEnd(DateTimeOffset at)
    {
        if (QuietFrom is not { } from || QuietUntil is not { } until || from == until)
        {
            return null;
        }

        var (day, time) = (Shanghai.Day(at), TimeOnly.FromDateTime(Shanghai.Time(at).DateTime));
        return !time.IsBetween(from, until) ? null : Shanghai.Instant((until > time ? day : day.AddDays(1)).ToDateTime(until));
    }
}
