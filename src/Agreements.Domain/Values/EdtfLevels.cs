using System.Text.RegularExpressions;

namespace Agreements.Domain.Values;

/// <summary>What EDTF has beyond level 1, and what to write instead: nobody here could order or compare by it.</summary>
internal static partial class EdtfLevels
{
    private static readonly (Regex Form, Text Why)[] Beyond =
    [
        (Set(), new("是日期的集合（EDTF 二级），请写成一个日期或时段", "a set of dates (EDTF level 2): write one date, or an interval")),
        (Power(), new("用了指数或有效位数（EDTF 二级），请写四位年份", "an exponent or significant digits (EDTF level 2): write a year of four digits")),
        (Decade(), new("是年代或存疑的世纪（EDTF 二级），请写成 197X 或 19XX", "a decade or a qualified century (EDTF level 2): write 197X or 19XX")),
        (Season(), new("是二级的季节、季度或学期代码，请写月份或时段", "a season, quarter or half of EDTF level 2: write months or an interval")),
        (Part(), new("只对日期的一部分存疑（EDTF 二级），请把 ?、~ 或 % 写在末尾", "only a part is qualified (EDTF level 2): write ?, ~ or % at the end")),
        (Digits(), new(
            "的未知数字不在一级允许之处（EDTF 二级），请把整个部分写成 XX，时段的两端写完整",
            "digits are left out where level 1 has none (EDTF level 2): leave out a whole part as XX, and write the ends of an interval in full")),
    ];

    /// <summary>Why a text that is no date of level 1 is none, where it is of a higher level; null for all else.</summary>
    public static Text? Why(string text) => Array.Find(Beyond, b => b.Form.IsMatch(text)).Why;

    [GeneratedRegex("^[\\[{].*[\\]}]\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Set();

    [GeneratedRegex("^-?(Y-?[0-9]+E[0-9]+(S[0-9]+)?|Y?-?[0-9]+S[0-9]+)\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Power();

    [GeneratedRegex("^-?([0-9]{3}[?~%]?|[0-9]{2}[?~%])\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decade();

    [GeneratedRegex("^-?[0-9X]{4}-(2[5-9]|3[0-9]|4[01])[?~%]?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Season();

    [GeneratedRegex("^[-0-9X/.?~%]*[?~%][-0-9X.][-0-9X/.?~%]*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex("^-?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?(/(\\.\\.|-?[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?)?)?\\z(?<=X.*)", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
