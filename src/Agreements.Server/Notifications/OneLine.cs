using System.Globalization;
using System.Text;

namespace Agreements.Server.Notifications;

/// <summary>Keeps what people wrote from beginning a header or a line of its own.</summary>
internal static class OneLine
{
    /// <summary>The text on one line and without control characters.</summary>
    /// <param name="text">The text.</param>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isBreak = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            clean.Append(isBreak ? " " : rune.ToString());
        }

        return clean.ToString().Trim();
    }
}
