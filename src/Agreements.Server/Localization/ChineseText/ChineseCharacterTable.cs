using System.Collections.Frozen;
using System.Text;

namespace Agreements.Server.Localization.ChineseText;

/// <summary>
/// What is known of Chinese characters: the character that stands for a traditional one and for its variants, the usual reading, all readings, how it
/// is read as a surname (曾 zeng), and words in which it is read otherwise (重庆 chong qing). From <c>chinese.txt</c> (docs/adr/0009); read once.
/// </summary>
internal static class ChineseCharacterTable
{
    private static readonly Dictionary<Rune, Rune> Simplified = [];
    private static readonly Dictionary<Rune, string> Said = [];
    private static readonly Dictionary<string, string[]> Several = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string[]> Surnames = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<Rune, Rune> SimplifiedByRune;
    private static readonly FrozenDictionary<Rune, string> SaidByRune;
    private static readonly Beginnings WordsByBeginning;
    private static readonly Beginnings SurnamesByBeginning;

    static ChineseCharacterTable()
    {
        using var stream = typeof(ChineseCharacterTable).Assembly.GetManifestResourceStream($"{typeof(ChineseCharacterTable).Namespace}.chinese.txt")
            ?? throw new InvalidOperationException("The assembly lacks chinese.txt.");
        using var reader = new StreamReader(stream);
        Read(reader);
        (SimplifiedByRune, SaidByRune) = (Simplified.ToFrozenDictionary(), Said.ToFrozenDictionary());
        (WordsByBeginning, SurnamesByBeginning) = (new Beginnings(Words.Keys), new Beginnings(Surnames.Keys));
    }

    /// <summary>The simplified form; the character itself where there is none.</summary>
    public static Rune Simple(Rune character) => SimplifiedByRune.GetValueOrDefault(character, character);

    /// <summary>
    /// The syllables of the characters of a simplified text, in order, without tones; null for what is no Chinese character or has no known
    /// reading.
    /// </summary>
    /// <param name="text">The text, folded.</param>
    public static IEnumerable<(Rune Character, string? Syllable)> Read(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (WordsByBeginning.LongestAt(text, at) is { } word)
            {
                var said = Words[word];
                var syllable = 0;
                foreach (var rune in word.EnumerateRunes())
                {
                    yield return (rune, said[syllable++]);
                }

                at += word.Length;
                continue;
            }

            var character = Rune.GetRuneAt(text, at);
            yield return (character, SaidByRune.GetValueOrDefault(character));
            at += character.Utf16SequenceLength;
        }
    }

    /// <summary>
    /// The surname that a person's name begins with, and every way in which it is read: as a surname first, then each reading that its one character
    /// has anywhere. A surname that the table does not tell is the first character.
    /// </summary>
    /// <param name="name">The name, folded; it begins with a Chinese character.</param>
    public static (string Surname, IReadOnlyList<string> Readings) SurnameOf(string name)
    {
        var first = Rune.GetRuneAt(name, 0);
        var surname = SurnamesByBeginning.LongestAt(name, 0) ?? first.ToString();
        string[] said = Surnames.TryGetValue(surname, out var own) ? [string.Join(' ', own)] : [];
        string[] asWritten = [string.Join(' ', Read(surname).Select(s => s.Syllable).OfType<string>())];
        string[] anywhere = surname.Length == first.Utf16SequenceLength ? Several.GetValueOrDefault(surname) ?? [] : [];
        return (surname, [.. said.Concat(asWritten).Concat(anywhere).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)]);
    }

    private static void Read(StreamReader reader)
    {
        var section = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('[') || line.StartsWith('#'))
            {
                section = line;
            }
            else if (section == "[simplified]")
            {
                foreach (var (traditional, simple) in line.EnumerateRunes().Zip(reader.ReadLine()!.EnumerateRunes()))
                {
                    Simplified[traditional] = simple;
                }
            }
            else if (section == "[syllables]")
            {
                var gap = line.IndexOf(' ', StringComparison.Ordinal);
                foreach (var character in line.AsSpan(gap + 1).EnumerateRunes())
                {
                    Said[character] = line[..gap];
                }
            }
            else if (line.Split(' ') is [var word, .. var syllables])
            {
                (section switch { "[several]" => Several, "[surnames]" => Surnames, _ => Words })[word] = syllables;
            }
        }
    }

    /// <summary>Words by their first character: most characters begin none, and then nothing is cut out to look it up.</summary>
    private sealed class Beginnings(IEnumerable<string> words)
    {
        private readonly FrozenDictionary<char, string[]> _words =
            words.GroupBy(w => w[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());

        /// <summary>The longest word that stands at a place of a text; null for none.</summary>
        public string? LongestAt(string text, int at)
        {
            if (_words.TryGetValue(text[at], out var here))
            {
                foreach (var word in here)
                {
                    if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0)
                    {
                        return word;
                    }
                }
            }

            return null;
        }
    }
}
