using System.Globalization;
using System.Text;

namespace Agreements.Server.Commands.Documents;

/// <summary>Makes of a file's name words to display. It never becomes a path.</summary>
public static class DisplayName
{
    private const int LongestName = 200;

    /// <summary>The words of a name: its last part, without what cannot be seen or turns the direction of reading; empty when nothing is left.</summary>
    /// <param name="given">The name as it came.</param>
    public static string Of(string given)
    {
        var words = new StringBuilder();
        foreach (var rune in given[(given.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator:
                    words.Append(words.Length > 0 && words[^1] == ' ' ? "" : " ");
                    break;
                // Direction marks and other invisible signs; a lone half of a surrogate pair comes as U+FFFD.
                case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                case var _ when rune == Rune.ReplacementChar:
                    break;
                default:
                    words.Append(rune.ToString());
                    break;
            }
        }

        var name = words.ToString().Trim().Normalize(NormalizationForm.FormC);
        return name.Length <= LongestName ? name : Shortened(name);
    }

    private static string Shortened(string name)
    {
        var words = new StringBuilder();
        var elements = StringInfo.GetTextElementEnumerator(name);
        while (elements.MoveNext() && words.Length + elements.GetTextElement().Length < LongestName)
        {
            words.Append(elements.GetTextElement());
        }

        return words.Append('…').ToString();
    }
}
