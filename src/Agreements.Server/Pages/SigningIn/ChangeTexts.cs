using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using System.Globalization;
using System.Text.Json;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>What was changed on an account, as people say it.</summary>
internal static class ChangeTexts
{
    public static readonly Text Unlimited = new("不限", "unlimited");

    /// <summary>With what a change was made: one text for each thing that is known of it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="called">What an institution is called.</param>
    public static IEnumerable<Text> Of(ChangeView change, Func<string, string> called)
    {
        string? Said(string name) => change.Details.ValueKind is JsonValueKind.Object && change.Details.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
        Text?[] parts =
        [
            Said("role") is { } role ? SigningInTexts.Of(role) : null,
            Said("institution") is { } institution ? new Text(called(institution)) : null,
            Said("to") is { } to ? new($"给 {to}", $"to {to}") : null,
            Said("name") is { } name ? new($"“{name}”", $"“{name}”") : null,
            Said("prefix") is { } prefix ? new($"以 {prefix} 开头", $"beginning with {prefix}") : null,
            Day(Said("from")) is { } from ? new($"自 {from.Zh}", $"from {from.EnOrZh}") : null,
            Day(Said("until")) is { } until ? new($"至 {until.Zh}", $"through {until.EnOrZh}") : null,
            // A lock ends at an instant, a role with a day.
            Said("until") is { Length: > 10 } moment && DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, out var instant)
                ? Through(instant) : null,
            Said("expiresAt") is { } end && DateTimeOffset.TryParse(end, CultureInfo.InvariantCulture, out var at) ? Ends(at) : null,
            Said("number") is { } number ? new($"第 {number} 号", $"no. {number}") : null,
            Said("count") is { } count ? new($"共 {count} 个", $"{count} in all") : null,
            Is(change, "isMachine") ? new("程序账号", "of a program") : null,
            Said("reason") is { Length: > 0 } reason ? new($"理由：{reason}", $"reason: {reason}") : null,
        ];
        return parts.OfType<Text>();
    }

    private static bool Is(ChangeView change, string name) =>
        change.Details.ValueKind is JsonValueKind.Object && change.Details.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;

    private static Text? Day(string? said) => Instants.TryParseDay(said, out var day) ? Days.Said(day) : null;

    private static Text Through(DateTimeOffset at) => new($"至 {Instants.In(at, UiLanguage.Chinese)}", $"until {Instants.In(at, UiLanguage.English)}");

    // A key that ends at midnight ends with the day before.
    private static Text Ends(DateTimeOffset at)
    {
        var last = Shanghai.Day(at.AddTicks(-1));
        return new($"至 {Days.In(last, UiLanguage.Chinese)}", $"through {Days.In(last, UiLanguage.English)}");
    }
}
