using System.Text;

namespace Agreements.Domain.Values;

/// <summary>
/// Which text can be kept and shown: the one answer for every way in. What is refused is what PostgreSQL, XML 1.0 or Unicode normalisation
/// refuse, what no reader sees, and in names and titles what ends a line or turns the direction of reading. Rare characters of all planes,
/// private ones, combining marks, variation selectors and joined emoji are text like any other.
/// </summary>
public static class Keepable
{
    private static readonly Text NoText = new("是任何文字中都没有的字符", "which no text has");
    private static readonly Text Control = new("是控制字符", "a control character");
    private static readonly Text Half = new("是不成对的代理项（半个字符）", "half of a surrogate pair");
    private static readonly Text Break = new("使文字换行，名称须写在一行内", "which breaks the line, and a name stands on one line");
    private static readonly Text Turn = new("改变阅读方向", "which turns the direction of reading");
    private static readonly Text Unseen = new("不可见，使两个看似相同的名称不同", "which nobody sees, and by which names that look the same differ");
    private static readonly Text Lost = new("表示原有字符已丢失", "which stands for a character that was lost");

    /// <summary>The first character that cannot be kept; null when there is none. Lines may be broken.</summary>
    /// <param name="text">The text; null has no fault.</param>
    public static TextFault? FaultIn(string? text) => First(text, Anywhere);

    /// <summary>The first character that a name, a title or anything else of one line cannot have; null when there is none.</summary>
    /// <param name="line">The text; null has no fault.</param>
    public static TextFault? FaultInLine(string? line) => First(line, InLine);

    /// <summary>The text without what cannot be kept, for what was kept before it was refused: an event that is there is read for ever.</summary>
    /// <param name="text">The text as it is stored.</param>
    public static string Of(string text)
    {
        if (FaultIn(text) is null)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var (at, length, character) in Characters(text))
        {
            kept.Append(text, at, Anywhere(character) is null ? length : 0);
        }

        return kept.ToString();
    }

    private static TextFault? First(string? text, Func<int, Text?> fault)
    {
        var number = 0;
        foreach (var (_, _, character) in Characters(text ?? ""))
        {
            number++;
            if (fault(character) is { } why)
            {
                return new TextFault(number, character, why);
            }
        }

        return null;
    }

    /// <summary>Runes would show a half as U+FFFD, which is a character of its own.</summary>
    private static IEnumerable<(int At, int Length, int Character)> Characters(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                yield return (at, 2, char.ConvertToUtf32(text, at));
                at++;
            }
            else
            {
                yield return (at, 1, text[at]);
            }
        }
    }

    private static Text? Anywhere(int character) => character switch
    {
        '\t' or '\n' or '\r' => null,
        < 0x20 or (>= 0x7F and <= 0x9F) => Control,
        >= 0xD800 and <= 0xDFFF => Half,
        _ when character is >= 0xFDD0 and <= 0xFDEF || (character & 0xFFFE) == 0xFFFE => NoText,
        _ => null,
    };

    private static Text? InLine(int character) => Anywhere(character) ?? character switch
    {
        '\t' or '\n' or '\r' or 0x2028 or 0x2029 => Break,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => Turn,
        0x200B or (>= 0x2060 and <= 0x2064) or 0xFEFF => Unseen,
        0xFFFD => Lost,
        _ => null,
    };
}

/// <summary>A character that a text cannot have.</summary>
/// <param name="Number">Which character of the text it is, from 1; a pair of surrogates is one.</param>
/// <param name="Character">Its code point.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record TextFault(int Number, int Character, Text Why)
{
    /// <summary>The character, its place in the text, and the cure.</summary>
    public Text Sentence => new($"第 {Number} 个字符 U+{Character:X4} {Why.Zh}。请删去。", $"character {Number} is U+{Character:X4}, {Why.EnOrZh}. Leave it out.");
}
