using System.Net.Mail;
using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Identity.People;

/// <summary>Phone numbers and mail addresses in their normal form. Pure.</summary>
public static partial class ContactForms
{
    private const int LongestMail = 254;

    /// <summary>
    /// A phone number in E.164: a Chinese mobile number, landline (with its area code), 400 or 800 number, with or without +86; or any number
    /// with a plus and its country code. An extension follows as <c>;ext=801</c>. Null when it is none.
    /// </summary>
    /// <param name="text">As somebody wrote it: <c>138 0013 8000</c>, <c>028-8662 1234 转 801</c>, <c>＋86 …</c>.</param>
    public static string? Phone(string text)
    {
        if (Keepable.FaultInLine(text) is not null)
        {
            return null;
        }

        var (number, extension) = Parted(text.Normalize(NormalizationForm.FormKC).Trim());
        if (number.Any(c => !char.IsAsciiDigit(c) && !" -()+.".Contains(c, StringComparison.Ordinal)) || extension is { Length: 0 or > 6 })
        {
            return null;
        }

        var digits = string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
        digits = digits.StartsWith("00", StringComparison.Ordinal) ? "+" + digits[2..] : digits;
        var whole = digits.StartsWith("+86", StringComparison.Ordinal) ? Chinese(digits[3..])
            : digits.StartsWith('+') ? (Foreign().IsMatch(digits) ? digits : null)
            : Chinese(digits) ?? (digits.StartsWith("86", StringComparison.Ordinal) ? Chinese(digits[2..]) : null);
        return whole is null ? null : extension is null ? whole : $"{whole};ext={extension}";
    }

    /// <summary>A mail address, its domain in lower case. Null when it is none.</summary>
    /// <param name="text">As somebody wrote it.</param>
    public static string? Mail(string text)
    {
        if (Keepable.FaultInLine(text) is not null)
        {
            return null;
        }

        var plain = text.Normalize(NormalizationForm.FormKC).Trim();
        return plain.Length <= LongestMail && Address().IsMatch(plain) && MailAddress.TryCreate(plain, out var mail) && mail.Address == plain
            ? $"{mail.User}@{mail.Host.ToLowerInvariant()}"
            : null;
    }

    private static string? Chinese(string digits) =>
        Mobile().IsMatch(digits) || Service().IsMatch(digits) ? "+86" + digits
        : Landline().IsMatch(digits) ? "+86" + digits.TrimStart('0')
        : null;

    private static (string Number, string? Extension) Parted(string text)
    {
        var match = Extension().Match(text);
        return match.Success ? (text[..match.Index].Trim(), match.Groups[1].Value) : (text, null);
    }

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex Mobile();

    // Area codes: two digits after the zero for the large cities, three for the others; the zero falls away after +86.
    [GeneratedRegex("^0?(10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}$")]
    private static partial Regex Landline();

    [GeneratedRegex("^[48]00[0-9]{7}$")]
    private static partial Regex Service();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"^[^\s@<>""(),:;\[\]\\\p{C}]+@([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$")]
    private static partial Regex Address();

    [GeneratedRegex(@"\s*(?:转|分机|;ext=|ext\.?|x|#)\s*([0-9]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Extension();
}
