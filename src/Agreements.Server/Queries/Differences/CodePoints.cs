using System.Globalization;
using System.Text;
using Words = Agreements.Domain.Values.Text;

namespace Agreements.Server.Queries.Differences;

/// <summary>
/// Texts that look the same and are not: what was kept before texts were brought to Unicode NFC, other sorts of spaces, signs that nobody sees.
/// </summary>
internal static class CodePoints
{
    private const int MostNamed = 5;

    /// <summary>Whether two different texts look the same.</summary>
    public static bool LookAlike(string? before, string? after) => before is not null && after is not null && before != after && Look(before) == Look(after);

    /// <summary>That two wordings differ by nothing that can be seen, and by which code points; null where there is something to see.</summary>
    /// <param name="before">The earlier wording.</param>
    /// <param name="after">The later wording.</param>
    public static Words? Note(Words? before, Words? after)
    {
        if (before is null || after is null || before == after
            || !(before.Zh == after.Zh || LookAlike(before.Zh, after.Zh)) || !(before.En == after.En || LookAlike(before.En, after.En)))
        {
            return null;
        }

        var (was, now) = (Names(before, after), Names(after, before));
        return new Words($"看上去相同，只有字符编码不同：{was} → {now}", $"it looks the same, only code points differ: {was} → {now}");
    }

    private static string Look(string text)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var character in Keepable.Of(text).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(character);
            seen.Append(category is UnicodeCategory.Format ? "" : category is UnicodeCategory.SpaceSeparator ? " " : character.ToString());
        }

        return seen.ToString();
    }

    /// <summary>The code points of one wording that the other has not.</summary>
    private static string Names(Words of, Words other)
    {
        Rune[] only = [.. Runes(of).Except(Runes(other))];
        var named = string.Join(' ', only.Take(MostNamed).Select(r => $"U+{r.Value:X4}"));
        return only.Length == 0 ? "–" : only.Length > MostNamed ? named + " …" : named;
    }

    private static StringRuneEnumerator Runes(Words words) => (words.Zh + words.En).EnumerateRunes();
}
