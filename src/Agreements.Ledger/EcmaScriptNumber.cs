using System.Globalization;
using System.Text;

namespace Agreements.Ledger;

/// <summary>Numbers as ECMAScript writes them (ECMA-262, Number::toString), which RFC 8785 section 3.2.2.3 asks for.</summary>
internal static class EcmaScriptNumber
{
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("A number outside the range of IEEE 754 doubles has no canonical form.", nameof(value));
        }

        if (value == 0)
        {
            return "0";
        }

        // "E16" would round; "R" gives the shortest digits that read back to the same double, as ECMAScript asks for.
        var (digits, exponent) = Decompose(Math.Abs(value).ToString("R", CultureInfo.InvariantCulture));
        return (value < 0 ? "-" : "") + Layout(digits, exponent);
    }

    /// <summary>Significant digits and n, where the value is 0.digits × 10ⁿ.</summary>
    private static (string Digits, int N) Decompose(string shortest)
    {
        var e = shortest.IndexOf('E', StringComparison.Ordinal);
        var exponent = e < 0 ? 0 : int.Parse(shortest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? shortest : shortest[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole.Length - leading + exponent);
    }

    private static string Layout(string digits, int n)
    {
        var k = digits.Length;
        if (k <= n && n <= 21)
        {
            return digits + new string('0', n - k);
        }

        if (n is > 0 and <= 21)
        {
            return digits[..n] + "." + digits[n..];
        }

        if (n is > -6 and <= 0)
        {
            return "0." + new string('0', -n) + digits;
        }

        var power = n - 1;
        var sign = power < 0 ? "-" : "+";
        var text = new StringBuilder().Append(digits[0]);
        if (k > 1)
        {
            text.Append('.').Append(digits, 1, k - 1);
        }

        return text.Append('e').Append(sign).Append(Math.Abs(power).ToString(CultureInfo.InvariantCulture)).ToString();
    }
}
