using Agreements.Server.Identity.People;
using Agreements.Server.Localization;
using Agreements.Server.Pages.Texts;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The value of a fact as people read it.</summary>
internal static class FactWords
{
    /// <summary>A person by name, a day in words, an owner as the agreement names it; all else as it is kept.</summary>
    /// <param name="path">The path of the fact.</param>
    /// <param name="value">What is kept; null for unknown.</param>
    /// <param name="state">The agreement, which names owners.</param>
    /// <param name="mentions">The people that the values name.</param>
    /// <param name="say">The language.</param>
    public static string Of(string path, string? value, Agreement state, Mentions mentions, UiLanguage say) =>
        value is null ? say[Words.Unknown]
        : Facts.IsOfPerson(path) ? say[mentions.Of(value, MentionedAs.Liaison).Name]
        : path.EndsWith("/owner", StringComparison.Ordinal) && state.FindPartyEver(value) is { } owner ? say[owner.Name]
        : IsDay(path) && Edtf.TryParse(value, out var day) ? Days.In(day, say)
        : value;

    private static bool IsDay(string path) =>
        path.EndsWith("on", StringComparison.Ordinal) || path.EndsWith("/due", StringComparison.Ordinal) || path is "term.from" or "term.to";
}
