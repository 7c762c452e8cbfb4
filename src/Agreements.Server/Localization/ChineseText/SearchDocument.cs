namespace Agreements.Server.Localization.ChineseText;

/// <summary>What something with names or titles is found by: kept in columns of these names.</summary>
/// <param name="Tokens">The tokens of its texts, see <see cref="SearchText"/>; they narrow, the other columns decide.</param>
/// <param name="Haystack">The texts themselves, folded, one a line.</param>
/// <param name="Initials">First letters of their pinyin, a line each.</param>
/// <param name="Pinyin">Their pinyin, syllables apart, a line each.</param>
public sealed record SearchDocument(IReadOnlyList<string> Tokens, string Haystack, string Initials, string Pinyin)
{
    /// <summary>Counts up with every change of what a text is found by: what is kept beside a text of another count is made anew.</summary>
    public const int Shape = 2;

    /// <summary>What texts are found by.</summary>
    /// <param name="texts">The texts; null ones and repetitions are left out.</param>
    public static SearchDocument Of(IEnumerable<string?> texts) => Of(texts, f => [Chinese.Pinyin(f)], f => [Chinese.Initials(f)]);

    /// <summary>What a person is found by: their names, in every way in which the surname can be read.</summary>
    /// <param name="names">The names; null ones and repetitions are left out.</param>
    public static SearchDocument OfPerson(IEnumerable<string?> names) => Of(
        names,
        f => [.. Chinese.PinyinOfName(f), Chinese.Pinyin(f)],
        f => [.. Chinese.PinyinOfName(f).Select(Letters), Chinese.Initials(f)]);

    /// <summary>ü is typed as v or as u: both are looked for as u.</summary>
    internal static string Plain(string pinyin) => pinyin.Replace('v', 'u');

    private static SearchDocument Of(IEnumerable<string?> texts, Func<string, IEnumerable<string>> pinyinOf, Func<string, IEnumerable<string>> initialsOf)
    {
        string[] folded = [.. texts.OfType<string>().Select(Chinese.Fold).Distinct(StringComparer.Ordinal)];
        string[] initials = [.. folded.SelectMany(initialsOf).Where(i => i.Length > 0).Distinct(StringComparer.Ordinal)];
        string[] pinyin = [.. folded.SelectMany(pinyinOf).Select(Plain).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)];
        string[] tokens =
        [
            .. folded.SelectMany(SearchText.TokensOf), .. initials.SelectMany(SearchText.InitialTokens),
            .. pinyin.SelectMany(p => SearchText.PinyinTokens(p.Replace(" ", "", StringComparison.Ordinal))), .. pinyin.SelectMany(SearchText.SyllableTokens),
        ];
        return new SearchDocument(
            [.. tokens.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], Lines(folded), Lines(initials), Lines(pinyin));
    }

    private static string Letters(string pinyin) => string.Concat(pinyin.Split(' ').Select(s => s[0]));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
