
namespace Agreements.Server.Exchange.Importing.Reading;

/// <summary>Finds the word that somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest of the known words; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var nearest = known
            .Select(k => (Word: k, Distance: Distance(word.ToUpperInvariant(), k.ToUpperInvariant())))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Word is not null && nearest.Distance <= Math.Max(1, Math.Max(word.Length, nearest.Word.Length) / 3) ? nearest.Word : null;
    }

    /// <summary>Letters to insert, delete, replace or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i : Step(i, j);
            }
        }

        return rows[a.Length, b.Length];

        int Step(int i, int j)
        {
            var changed = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            var best = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
            var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
        }
    }
}
