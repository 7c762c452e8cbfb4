using System.Globalization;
using System.Text.Json.Serialization;
using System.Text;

namespace Agreements.Server.Queries.Differences;

/// <summary>What became of a piece of a text.</summary>
[JsonConverter(typeof(KebabEnum<PieceFate>))]
public enum PieceFate
{
    /// <summary>It stands in both.</summary>
    Kept,

    /// <summary>It stands in the earlier one only.</summary>
    Removed,

    /// <summary>It stands in the later one only.</summary>
    Added,
}

/// <summary>A piece of a text and what became of it.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Text">The piece.</param>
public sealed record Piece(PieceFate Fate, string Text);

/// <summary>What differs between two wordings: by characters where people write without spaces, by words where they write with them.</summary>
public static class WordingDifference
{
    /// <summary>
    /// The pieces, in reading order: those kept and removed make up the earlier wording, those kept and added the later one. Long wordings
    /// that have next to nothing in common are one piece removed and one added.
    /// </summary>
    /// <param name="before">The earlier wording.</param>
    /// <param name="after">The later wording.</param>
    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (was, now) = (Units(before), Units(after));
        var pieces = new List<Piece>();
        var (i, j) = (0, 0);
        foreach (var (keptBefore, keptAfter) in CommonSequence.Of(was, now).Append((was.Count, now.Count)))
        {
            Add(pieces, PieceFate.Removed, was.Skip(i).Take(keptBefore - i));
            Add(pieces, PieceFate.Added, now.Skip(j).Take(keptAfter - j));
            Add(pieces, PieceFate.Kept, was.Skip(keptBefore).Take(1));
            (i, j) = (keptBefore + 1, keptAfter + 1);
        }

        return pieces;
    }

    /// <summary>Whether two wordings have more in common than not, so that a reader takes one for the other changed.</summary>
    internal static bool IsAlike(string before, string after)
    {
        var (was, now) = (Units(before), Units(after));
        return CommonSequence.Of(was, now).Count * 2 >= Math.Max(was.Count, now.Count);
    }

    private static void Add(List<Piece> pieces, PieceFate fate, IEnumerable<string> units)
    {
        var text = string.Concat(units);
        if (text.Length == 0)
        {
            return;
        }

        if (pieces is [.., { } last] && last.Fate == fate)
        {
            pieces[^1] = last with { Text = last.Text + text };
        }
        else
        {
            pieces.Add(new Piece(fate, text));
        }
    }

    /// <summary>Words of letters and digits in one, all else character by character as people see them.</summary>
    private static List<string> Units(string text)
    {
        var units = new List<string>();
        var inWord = false;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var isOfWord = IsOfWord(element);
            if (inWord && isOfWord)
            {
                units[^1] += element;
            }
            else
            {
                units.Add(element);
            }

            inWord = isOfWord;
        }

        return units;
    }

    private static bool IsOfWord(string element) =>
        Rune.GetRuneAt(element, 0) is var first
        && Rune.GetUnicodeCategory(first) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber;
}
