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
    public static string Pinyin(string folded) => Sound(folded).Pinyin;

    /// <summary>The first letters of the syllables: <c>cqnzz</c>; runs of plain letters or digits whole. Empty for a text without Chinese characters.</summary>
    /// <param name="folded">The text, folded.</param>
    public static string Initials(string folded) => Sound(folded).Initials;

    /// <summary>The pinyin and the initials of a text from one reading.</summary>
    /// <param name="folded">The text, folded.</param>
    internal static (string Pinyin, string Initials) Sound(string folded)
    {
        var (pinyin, initials, isChinese, isRun) = (new StringBuilder(folded.Length * 4), new StringBuilder(folded.Length), false, false);
        foreach (var (character, syllable) in ChineseCharacterTable.Read(folded))
        {
            var isPlain = syllable is null && IsPlain(character);
            if ((isPlain && !isRun) || syllable is not null)
            {
                pinyin.Append(pinyin.Length > 0 ? " " : "");
            }

            if (isPlain)
            {
                pinyin.Append((char)character.Value);
                initials.Append((char)character.Value);
            }
            else if (syllable is not null)
            {
                pinyin.Append(syllable);
                initials.Append(syllable[0]);
                isChinese = true;
            }

            isRun = isPlain;
        }

        return isChinese ? (pinyin.ToString(), initials.ToString()) : ("", "");
    }

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

    private static bool IsPlain(Rune rune) => rune.IsAscii && (Rune.IsLower(rune) || Rune.IsDigit(rune));
}
