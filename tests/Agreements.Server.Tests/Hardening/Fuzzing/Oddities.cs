using System.Globalization;

namespace Agreements.Server.Tests.Hardening.Fuzzing;

/// <summary>What people, programs and attackers send where something else is meant.</summary>
internal static class Oddities
{
    public static readonly string[] Texts =
    [
        "", " ", "\t\r\n", "\0", "a\0b", "\u0001\u0008\u001f\u007f", "\u2028\u2029", "\u202e反了", "\ufeff", "\ufffd\uffff",
        "e\u0301".PadRight(300, '\u0301'), "👩‍👩‍👧‍👦🇨🇳", "'", "\"", "\\",
        "'; drop table people; --", "%' or 1=1 --", "%_%", "\\%", "${jndi:ldap://x}", "{{7*7}}", "<script>alert(1)</script>",
        "../../../../etc/passwd", "..\\..\\x",
        "%00", "%0d%0aX: y", "null", "undefined", "true", "NaN", "-0", "1e999", "0x10", "١٢٣", "１２", "İıſK", "Ⅷ", "=cmd|' /C calc'!A0", "$.x",
        "[0]", "a=b&c=d", ";", "urn:x", "javascript:alert(1)",
        "//example.org", "/\\example.org", "https://example.org/", "00000000-0000-0000-0000-000000000000", "{", "}", "(", "*", "a*", "&|!:*",
        "a & b", "!!", "((((", "<->", "\\u0000", "中", "zh-Hans-CN", "-", "--", "_",
    ];

    public static readonly string[] Days =
    [
        "9999-12-31", "0001-01-01", "0000-00-00", "-0001-01-01", "10000-01-01", "2025-02-29", "2024-02-29", "2025-02-30", "2025-13-01",
        "2025-00-10", "9999", "0000", "-9999", "2025-XX", "20XX", "XXXX-12-XX",
        "2025-06~", "2025-06?/2025-07%", "2025/..", "../2025", "..", "/", "9999-12-31/9999-12-31", "0001-01-01/9999-12-31",
        "2026-01-01/2025-01-01", "Y170000002", "2025-21", "1582-10-10", "2025-12-31T23:59:60Z",
        "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2025-03-27T00:00:00+99:99", "now", "today",
        "1", "20250327", "2025-3-7", "infinity", "-infinity", "294277-01-01", "4714-01-01 BC",
    ];

    public static readonly string[] Numbers =
    [
        "0", "-1", "1", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "99999999999999999999999999999999999999", "1e400", "-1e400", "1e-400", "0.1", "1.0", "01",
        "79228162514264337593543950335", "79228162514264337593543950336", "0.0000000000000000000000000000001", "1E5", "+1", ".5", "5.",
    ];

    /// <summary>A text of some sort.</summary>
    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('甲', random.Next(1, 60_000)),
        1 => new string('a', random.Next(100, 5_000)),
        2 => Noise(random, random.Next(1, 40)),
        3 => Pick(random, Days),
        4 => Pick(random, Numbers),
        5 => random.Next(int.MinValue, int.MaxValue).ToString(CultureInfo.InvariantCulture),
        _ => Pick(random, Texts),
    };

    /// <summary>Any characters at all, halves of pairs among them.</summary>
    public static string Noise(Random random, int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)random.Next(0, 0x10000))]);

    public static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
