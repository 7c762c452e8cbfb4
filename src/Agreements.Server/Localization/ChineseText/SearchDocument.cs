namespace Agreements.Server.Localization.ChineseText;

/// <summary>What something with names or titles is found by: kept in columns of these names.</summary>
/// <param name="Haystack">The texts themselves, folded, one a line.</param>
/// <param name="Initials">First letters of their pinyin, a line each.</param>
/// <param name="Pinyin">Their pinyin, syllables apart, a line each.</param>
public sealed record SearchDocument(string Haystack, string Initials, string Pinyin)
{
    /// <summary>Counts up with every change of what a text is found by: what is kept beside a text of another count is made anew.</summary>
    public const int Shape = 2;

    /// <summary>What texts are found by.</summary>
    /// <param name="texts">The texts; null ones and repetitions are left out.</param>
    public static SearchDocument Of(IEnumerable<string?> texts) => Of(texts, f => [Chinese.Sound(f)]);

    /// <summary>What a person is found by: their names, in every way in which the surname can be read.</summary>
    /// <param name="names">The names; null ones and repetitions are left out.</param>
    public static SearchDocument OfPerson(IEnumerable<string?> names) =>
        Of(names, f => [.. Chinese.PinyinOfName(f).Select(p => (p, Letters(p))), Chinese.Sound(f)]);

    /// <summary>The tokens of all of it, see <see cref="SearchText"/>: they narrow, the texts decide.</summary>
    public string[] Tokens()
    {
        var tokens = new TokenSet().OfText(Haystack);
        foreach (var initials in Initials.Split('\n'))
        {
            tokens.OfInitials(initials);
        }

        foreach (var pinyin in Pinyin.Split('\n'))
        {
            tokens.OfPinyin(pinyin.Replace(" ", "", StringComparison.Ordinal)).OfSyllables(pinyin);
        }

        return tokens.InOrder();
    }

    /// <summary>ü is typed as v or as u: both are looked for as u.</summary>
    internal static string Plain(string pinyin) => pinyin.Replace('v', 'u');

    private static SearchDocument Of(IEnumerable<string?> texts, Func<string, IEnumerable<(string Pinyin, string Initials)>> soundsOf)
    {
        string[] folded = [.. texts.OfType<string>().Select(Chinese.Fold).Distinct(StringComparer.Ordinal)];
        (string Pinyin, string Initials)[] sounds = [.. folded.SelectMany(soundsOf)];
        return new SearchDocument(string.Join('\n', folded), Lines(sounds.Select(s => s.Initials)), Lines(sounds.Select(s => Plain(s.Pinyin))));
    }

    private static string Letters(string pinyin) => string.Concat(pinyin.Split(' ').Select(s => s[0]));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Where(l => l.Length > 0).Distinct(StringComparer.Ordinal));
}
