
namespace Agreements.Server.Queries.Differences;

/// <summary>The longest sequence that two lists have in common, in order.</summary>
internal static class CommonSequence
{
    /// <summary>Above this the table would cost more than a reader gains: two texts of two thousand characters that share neither beginning nor end.</summary>
    private const long LargestTable = 4_000_000;

    /// <summary>Pairs of positions that hold the same, ascending in both.</summary>
    /// <param name="before">One list.</param>
    /// <param name="after">The other.</param>
    public static IReadOnlyList<(int Before, int After)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after)
        where T : IEquatable<T>
    {
        var start = 0;
        while (start < Math.Min(before.Count, after.Count) && before[start].Equals(after[start]))
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(before.Count, after.Count) - start && before[before.Count - 1 - end].Equals(after[after.Count - 1 - end]))
        {
            end++;
        }

        var pairs = Enumerable.Range(0, start).Select(i => (i, i)).ToList();
        pairs.AddRange(Middle(before, after, start, before.Count - end, after.Count - end));
        pairs.AddRange(Enumerable.Range(0, end).Select(i => (before.Count - end + i, after.Count - end + i)));
        return pairs;
    }

    private static IEnumerable<(int, int)> Middle<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, int start, int beforeEnd, int afterEnd)
        where T : IEquatable<T>
    {
        if ((beforeEnd - start) * (long)(afterEnd - start) is 0 or > LargestTable)
        {
            yield break;
        }

        var longest = Table(before, after, start, beforeEnd, afterEnd);
        for (int i = 0, j = 0; i < beforeEnd - start && j < afterEnd - start;)
        {
            if (before[start + i].Equals(after[start + j]))
            {
                yield return (start + i++, start + j++);
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    /// <summary>How long the sequence in common is from each pair of positions on.</summary>
    private static int[,] Table<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, int start, int beforeEnd, int afterEnd)
        where T : IEquatable<T>
    {
        var longest = new int[beforeEnd - start + 1, afterEnd - start + 1];
        for (var i = beforeEnd - start - 1; i >= 0; i--)
        {
            for (var j = afterEnd - start - 1; j >= 0; j--)
            {
                longest[i, j] = before[start + i].Equals(after[start + j])
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return longest;
    }
}
