using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

namespace Agreements.Server.Identity.People;

/// <summary>Names of people, to be found in texts: by a few looks a character, however many names there are.</summary>
public sealed class PersonNames
{
    /// <summary>A single character is in every other text.</summary>
    private const int Shortest = 2;

    private const char FirstHan = '\u2E80';

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableSortedSet<int> _lengths = [];

    /// <summary>Nobody's names.</summary>
    /// <param name="names">The names.</param>
    public PersonNames(params IEnumerable<string?> names)
    {
        foreach (var name in names)
        {
            Add(name);
        }
    }

    /// <summary>Adds a name; null and single characters are left out.</summary>
    /// <param name="name">The name.</param>
    public void Add(string? name)
    {
        if (name is not null && Plain(name) is { Length: >= Shortest } plain && _names.TryAdd(plain, name))
        {
            ImmutableInterlocked.Update(ref _lengths, l => l.Add(plain.Length));
        }
    }

    /// <summary>
    /// The names that stand in a text, as they were given. Chinese is written without blanks, so a Chinese name may stand anywhere in it; one in
    /// Latin letters stands between what are no letters.
    /// </summary>
    /// <param name="text">The text.</param>
    public IReadOnlySet<string> In(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (_names.IsEmpty)
        {
            return found;
        }

        var plain = Plain(text);
        var (names, lengths) = (_names.GetAlternateLookup<ReadOnlySpan<char>>(), _lengths);
        for (var at = 0; at < plain.Length; at++)
        {
            var isHan = plain[at] >= FirstHan;
            if (!isHan && (!char.IsLetter(plain[at]) || IsLatin(plain, at - 1)))
            {
                continue;
            }

            foreach (var length in lengths)
            {
                if (at + length > plain.Length)
                {
                    break;
                }

                if ((isHan || !IsLatin(plain, at + length)) && names.TryGetValue(plain.AsSpan(at, length), out var name))
                {
                    found.Add(name);
                }
            }
        }

        return found;
    }

    private static bool IsLatin(string text, int at) => at >= 0 && at < text.Length && text[at] < FirstHan && char.IsLetterOrDigit(text[at]);

    private static string Plain(string text) => Keepable.FaultIn(text) is null ? text.Normalize(NormalizationForm.FormKC).Trim() : text.Trim();
}
