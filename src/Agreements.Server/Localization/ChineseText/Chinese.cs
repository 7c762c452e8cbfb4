using System.Text;

namespace Agreements.Server.Localization.ChineseText;

/// <summary>How Chinese and other text is compared in a search, and how it sounds. Pure.</summary>
public static class Chinese
{
    /// <summary>The text as it is compared: full-width forms as their plain ones, lower case, one character for a traditional one, its simplified form and
    /// their variants.</summary>
    /// <param name="text">The text.</param>
    public static string Fold(string text)
    {
        // What was stored before it was refused must not stop whoever reads it.
        var plain = Keepable.Of(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var folded = new StringBuilder(plain.Length);
        foreach (var character in plain.EnumerateRunes())
        {
            folded.Append(ChineseCharacterTable.Simple(character));
        }

        return folded.ToString();
    }

    /// <summary>
    /// The text in pinyin without tones, syllable by syllable: <c>chong qing nv zhi zhong</c>. A run of plain letters or digits stands as it is;
    /// all else is left out. Empty for a text without Chinese characters: that is looked for as it is written.
    /// </summary>
    /// <param name="folded">The text, folded.</param>
    public static string Pinyin(string folded) => string.Join(' ', Syllables(folded).Select(s => s.Text));

    /// <summary>The first letters of the syllables: <c>cqnzz</c>; runs of plain letters or digits whole. Empty for a text without Chinese characters.</summary>
    /// <param name="folded">The text, folded.</param>
    public static string Initials(string folded) => string.Concat(Syllables(folded).Select(s => s.IsChinese ? s.Text[..1] : s.Text));

    /// <summary>
    /// A person's name in pinyin, in every way in which its surname can be read, the surname's own reading first: <c>zeng xiao ming</c>, then
    /// <c>ceng xiao ming</c>. Empty for a name without Chinese characters at its beginning.
    /// </summary>
    /// <param name="folded">The name, folded.</param>
    public static IReadOnlyList<string> PinyinOfName(string folded)
    {
        var name = folded.Trim();
        if (name.Length == 0 || !IsChinese(Rune.GetRuneAt(name, 0)))
        {
            return [];
        }

        var (surname, readings) = ChineseCharacterTable.SurnameOf(name);
        var given = Pinyin(name[surname.Length..]);
        return [.. readings.Select(r => given.Length > 0 ? $"{r} {given}" : r)];
    }

    /// <summary>Han characters with all extensions, and the kana that stand unspaced beside them.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsChinese(Rune rune) =>
        rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) or 0x3007;

    private static List<(string Text, bool IsChinese)> Syllables(string folded)
    {
        var syllables = new List<(string Text, bool IsChinese)>();
        var run = new StringBuilder();
        foreach (var (character, syllable) in ChineseCharacterTable.Read(folded).Append((new Rune(' '), null)))
        {
            if (syllable is null && IsPlain(character))
            {
                run.Append(character);
                continue;
            }

            if (run.Length > 0)
            {
                syllables.Add((run.ToString(), false));
                run.Clear();
            }

            if (syllable is not null)
            {
                syllables.Add((syllable, true));
            }
        }

        return syllables.Exists(s => s.IsChinese) ? syllables : [];
    }

    private static bool IsPlain(Rune rune) => rune.IsAscii && (Rune.IsLower(rune) || Rune.IsDigit(rune));
}
