
namespace Agreements.Server.Localization.ChineseText;

/// <summary>What something with names or titles is found by: kept in columns of these names.</summary>
/// <param name="Tokens">The tokens of its texts, see <see cref="SearchText"/>; they narrow, the other columns decide.</param>
/// <param name="Haystack">The texts themselves, folded, one a line.</param>
/// <param name="Initials">First letters of their pinyin, a line each.</param>
/// <param name="Pinyin">Their pinyin, syllables apart, a line each; empty where nobody looks for that.</param>
public sealed record SearchDocument(IReadOnlyList<string> Tokens, string Haystack, string Initials, string Pinyin)
{
    /// <summary>What texts are found by.</summary>
    /// <param name="texts">The texts; null ones and repetitions are left out.</param>
    /// <param name="withPinyin">Whether they are found by full pinyin too: dozens of tokens a text.</param>
    public static SearchDocument Of(IEnumerable<string?> texts, bool withPinyin)
    {
        string[] folded = [.. texts.OfType<string>().Select(Chinese.Fold).Distinct(StringComparer.Ordinal)];
        string[] initials = [.. folded.Select(Chinese.Initials).Where(i => i.Length > 0).Distinct(StringComparer.Ordinal)];
        string[] pinyin = withPinyin ? [.. folded.Select(Sound).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)] : [];
        string[] tokens =
        [
            .. folded.SelectMany(SearchText.TokensOf), .. initials.SelectMany(SearchText.InitialTokens),
            .. pinyin.SelectMany(p => SearchText.PinyinTokens(p.Replace(" ", "", StringComparison.Ordinal))),
        ];
        return new SearchDocument(
            [.. tokens.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], Lines(folded), Lines(initials), Lines(pinyin));
    }

    /// <summary>ü is typed as v or as u: both are looked for as u.</summary>
    internal static string Plain(string pinyin) => pinyin.Replace('v', 'u');

    private static string Sound(string folded) => Plain(Chinese.Pinyin(folded));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
