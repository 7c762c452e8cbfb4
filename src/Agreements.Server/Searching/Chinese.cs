using System.Globalization;
using System.Text;

namespace Agreements.Server.Searching;

/// <summary>How Chinese and other text is compared in a search, and how it sounds. Pure.</summary>
public static class Chinese
{
    /// <summary>The text as it is compared: full-width forms as their plain ones, lower case, traditional characters as simplified ones.</summary>
    /// <param name="text">The text.</param>
    public static string Fold(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var folded = new StringBuilder(plain.Length);
        foreach (var character in plain.EnumerateRunes())
        {
            folded.Append(Hanzi.Simple(character));
        }

        return folded.ToString();
    }

    /// <summary>
    /// The text in pinyin without tones, syllable by syllable: <c>chong qing nv zhi zhong</c>. Runs of other letters and digits stand as they
    /// are, each character a syllable of its own; all else is left out.
    /// </summary>
    /// <param name="folded">The text, folded.</param>
    public static string Pinyin(string folded) => string.Join(' ', Syllables(folded));

    /// <summary>The first letters of the syllables: <c>cqnzz</c>.</summary>
    /// <param name="folded">The text, folded.</param>
    public static string Initials(string folded) => string.Concat(Syllables(folded).Select(s => s[0]));

    /// <summary>Han characters with all extensions, and the kana that stand unspaced beside them.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsChinese(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007;

    private static IEnumerable<string> Syllables(string folded) => Hanzi.Read(folded)
        .Select(r => r.Syllable ?? (IsPlain(r.Character) ? r.Character.ToString() : null)).OfType<string>();

    private static bool IsPlain(Rune rune) => rune.IsAscii && (Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber);
}
