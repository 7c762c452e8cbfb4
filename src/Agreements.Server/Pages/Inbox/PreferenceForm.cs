using Agreements.Server.Http;
using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Preferences;
using System.Globalization;

namespace Agreements.Server.Pages.Inbox;

/// <summary>Reads how somebody wants to be told from a form.</summary>
internal static class PreferenceForm
{
    /// <exception cref="MalformedRequestException">A word or a time of the form is none: nothing is guessed.</exception>
    public static Preference Read(IFormCollection form) =>
        new(Mode(form, TopicGroup.Awaited), Mode(form, TopicGroup.Due), Mode(form, TopicGroup.News))
        {
            QuietFrom = Time(form, "quiet-from"), QuietUntil = Time(form, "quiet-until"),
            Language = form["language"].ToString() is { Length: > 0 } tag ? tag : null,
        };

    private static TellMode Mode(IFormCollection form, TopicGroup group)
    {
        var name = KebabEnum<TopicGroup>.Name(group);
        return KebabEnum<TellMode>.TryParse(form[name].ToString(), out var mode) ? mode
            : throw new MalformedRequestException(new Text($"{name}：请从列表中选择。", $"{name}: choose one of the list."));
    }

    private static TimeOnly? Time(IFormCollection form, string name) => form[name].ToString() is not { Length: > 0 } text ? null
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw new MalformedRequestException(new Text($"{name}：请填写时间，如 20:00。", $"{name}: write a time, such as 20:00."));
}
