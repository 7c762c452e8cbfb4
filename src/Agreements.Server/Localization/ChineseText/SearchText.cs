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
    private const int LongestPrefix = 8;

    /// <summary>The tokens under which a text is found, each once, in ordinal order.</summary>
    /// <param name="folded">The text, folded.</param>
    public static string[] TokensOf(string folded) => Distinct(Runs(folded).SelectMany(r => r.IsChinese ? CharactersAndPairs(r.Letters) : Prefixes(r.Letters)));

    /// <summary>The tokens that a text must have to hold what is looked for; empty when the words give none, such as a lone punctuation mark.</summary>
    /// <param name="folded">What is looked for, folded.</param>
    public static string[] TokensFor(string folded) => Distinct(Runs(folded).SelectMany(r => r switch
    {
        { IsChinese: true, Letters.Count: 1 } => [r.Letters[0]],
        { IsChinese: true } => Pairs(r.Letters),
        _ => [string.Concat(r.Letters.Take(LongestPrefix))],
    }));

    /// <summary>The tokens under which a name is found by the first letters of its pinyin: pairs of neighbouring letters.</summary>
    /// <param name="initials">First letters, or what is looked for among them.</param>
    public static string[] InitialTokens(string initials) => Distinct(Windows(initials, 2).Select(w => "~" + w));

    /// <summary>The tokens under which a name is found by its pinyin: every three neighbouring letters.</summary>
    /// <param name="pinyin">Pinyin without gaps, or what is looked for in it.</param>
    public static string[] PinyinTokens(string pinyin) => Distinct(Windows(pinyin, 3).Select(w => "=" + w));

    /// <summary>The tokens under which a name is found by a syllable as short as <c>ou</c>: two letters from the beginning of each.</summary>
    /// <param name="pinyin">Pinyin, syllables apart.</param>
    public static string[] SyllableTokens(string pinyin) =>
        Distinct(pinyin.Split(' ').Where(s => s.Length > 1).Select(s => "=" + s[..2]));

    /// <summary>The words looked for, each of which must be found as it stands.</summary>
    /// <param name="folded">What is looked for, folded.</param>
    public static string[] WordsOf(string folded) => folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Windows(string text, int length) =>
        Enumerable.Range(0, Math.Max(0, text.Length - length + 1)).Select(at => text.Substring(at, length));

    private static string[] Distinct(IEnumerable<string> tokens) => [.. tokens.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> CharactersAndPairs(IReadOnlyList<string> letters) => letters.Concat(Pairs(letters));

    private static IEnumerable<string> Pairs(IReadOnlyList<string> letters) => letters.Zip(letters.Skip(1), (a, b) => a + b);

    private static IEnumerable<string> Prefixes(IReadOnlyList<string> letters) =>
        Enumerable.Range(1, Math.Min(letters.Count, LongestPrefix)).Select(n => string.Concat(letters.Take(n)));

    private static IEnumerable<Run> Runs(string text)
    {
        var letters = new List<string>();
        var chinese = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isLetter = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
            var isChinese = Chinese.IsChinese(rune);
            if (letters.Count > 0 && (!isLetter || isChinese != chinese))
            {
                yield return new Run(letters, chinese);
                letters = [];
            }

            if (isLetter)
            {
                chinese = isChinese;
                letters.Add(rune.ToString());
            }
        }

        if (letters.Count > 0)
        {
            yield return new Run(letters, chinese);
        }
    }

    private sealed record Run(IReadOnlyList<string> Letters, bool IsChinese);
}
