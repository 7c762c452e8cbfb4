using System.Globalization;
using System.Text;

namespace Agreements.Server.Localization.ChineseText;

/// <summary>
/// Turns text into tokens that find Chinese without a dictionary: characters and pairs of neighbouring characters for Chinese, beginnings
/// of words for the rest. Tokens only narrow; what is found is checked against the text itself. Pure.
/// </summary>
public static class SearchText
{
    /// <summary>Longest beginning of a word that is a token of its own; longer words are told apart by the check.</summary>
    internal const int LongestPrefix = 8;

    /// <summary>The tokens under which a text is found, each once, in ordinal order.</summary>
    /// <param name="folded">The text, folded.</param>
    public static string[] TokensOf(string folded) => new TokenSet().OfText(folded).InOrder();

    /// <summary>The tokens that a text must have to hold what is looked for; empty when the words give none, such as a lone punctuation mark.</summary>
    /// <param name="folded">What is looked for, folded.</param>
    public static string[] TokensFor(string folded) => new TokenSet().ForText(folded).InOrder();

    /// <summary>The tokens under which a name is found by the first letters of its pinyin: pairs of neighbouring letters.</summary>
    /// <param name="initials">First letters, or what is looked for among them.</param>
    public static string[] InitialTokens(string initials) => new TokenSet().OfInitials(initials).InOrder();

    /// <summary>The tokens under which a name is found by its pinyin: every three neighbouring letters.</summary>
    /// <param name="pinyin">Pinyin without gaps, or what is looked for in it.</param>
    public static string[] PinyinTokens(string pinyin) => new TokenSet().OfPinyin(pinyin).InOrder();

    /// <summary>The tokens under which a name is found by a syllable as short as <c>ou</c>: two letters from the beginning of each.</summary>
    /// <param name="pinyin">Pinyin, syllables apart.</param>
    public static string[] SyllableTokens(string pinyin) => new TokenSet().OfSyllables(pinyin).InOrder();

    /// <summary>The words looked for, each of which must be found as it stands.</summary>
    /// <param name="folded">What is looked for, folded.</param>
    public static string[] WordsOf(string folded) => folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs of letters and digits, Chinese ones and others apart.</summary>
    internal static IEnumerable<TextRun> Runs(string text)
    {
        var bounds = new List<int>();
        var chinese = false;
        for (var at = 0; at < text.Length;)
        {
            var rune = Rune.GetRuneAt(text, at);
            var isLetter = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
            var isChinese = Chinese.IsChinese(rune);
            if (bounds.Count > 0 && (!isLetter || isChinese != chinese))
            {
                yield return new TextRun(text, [.. bounds, at], chinese);
                bounds.Clear();
            }

            if (isLetter)
            {
                chinese = isChinese;
                bounds.Add(at);
            }

            at += rune.Utf16SequenceLength;
        }

        if (bounds.Count > 0)
        {
            yield return new TextRun(text, [.. bounds, text.Length], chinese);
        }
    }
}

/// <summary>Letters of a text that stand together.</summary>
/// <param name="Text">The text.</param>
/// <param name="Bounds">Where each letter begins in it, and where the last ends.</param>
/// <param name="IsChinese">Whether they are Chinese.</param>
internal readonly record struct TextRun(string Text, int[] Bounds, bool IsChinese)
{
    /// <summary>How many letters.</summary>
    public int Count => Bounds.Length - 1;

    /// <summary>Some letters from one on.</summary>
    public ReadOnlySpan<char> Letters(int first, int count) => Text.AsSpan(Bounds[first], Bounds[first + count] - Bounds[first]);
}
