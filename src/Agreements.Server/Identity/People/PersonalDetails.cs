using System.Text.RegularExpressions;
using System.Text;

namespace Agreements.Server.Identity.People;

/// <summary>What of a person a text can hold besides the name.</summary>
public enum PersonalDetail
{
    /// <summary>A phone number of the Chinese mainland: mobile, or landline with its area code.</summary>
    Phone,

    /// <summary>The number of an identity card, GB 11643.</summary>
    IdNumber,
}

/// <summary>Finds phone numbers and numbers of identity cards in texts. Pure.</summary>
public static partial class PersonalDetails
{
    /// <summary>GB 11643 weighs each digit by its place, and the sum modulo 11 picks the last character.</summary>
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private const string Checks = "10X98765432";

    /// <summary>What stands in a text, each once.</summary>
    /// <param name="text">The text, as somebody wrote it: full-width digits count too.</param>
    public static IReadOnlyList<PersonalDetail> In(string text)
    {
        // No number of either sort has fewer.
        if (text.Count(char.IsDigit) < 10)
        {
            return [];
        }

        // What only machines write is no phone, whatever digits it holds.
        var plain = Machine().Replace(text.Normalize(NormalizationForm.FormKC), " ");
        var ids = IdNumber().Matches(plain).Where(m => IsIdNumber(m.Value)).ToArray();
        var rest = ids.Aggregate(plain, (left, id) => left.Replace(id.Value, " ", StringComparison.Ordinal));
        var hasPhone = Mobile().Matches(rest).Concat(Landline().Matches(rest)).Any(m => ContactForms.Phone(m.Value) is not null);
        return
        [
            .. hasPhone ? [PersonalDetail.Phone] : Array.Empty<PersonalDetail>(), .. ids.Length > 0 ? [PersonalDetail.IdNumber] : Array.Empty<PersonalDetail>(),
        ];
    }

    /// <summary>Whether 18 characters are the number of an identity card by their last one.</summary>
    /// <param name="number">The number; blanks and hyphens do not count.</param>
    internal static bool IsIdNumber(string number)
    {
        var plain = string.Concat(number.Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        return plain.Length == 18 && plain[..17].All(char.IsAsciiDigit)
            && Checks[plain[..17].Select((digit, place) => (digit - '0') * Weights[place]).Sum() % 11] == plain[17];
    }

    [GeneratedRegex(
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<![0-9a-z])(?=[0-9]*[a-f])[0-9a-f]{32,}(?![0-9a-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Machine();

    // Region, day of birth, serial, check: 6 + 8 + 4, as it is often spaced.
    [GeneratedRegex("(?<![0-9])[1-9][0-9]{5}[ -]?(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ -]?[0-9]{3}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex IdNumber();

    [GeneratedRegex("(?<![0-9]|[0-9][.,])(?:(?:\\+|00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9])")]
    private static partial Regex Mobile();

    // An area code is told by its zero, or by +86 before it.
    [GeneratedRegex(
        "(?<![0-9]|[0-9][.,])(?:(?:\\+|00)86[ -]?\\(?0?|\\(?0)(?:10|2[0-9]|[3-9][0-9]{2})\\)?[ -]{0,2}[2-8][0-9]{2,3}[ -]?[0-9]{4}(?![0-9])")]
    private static partial Regex Landline();
}
