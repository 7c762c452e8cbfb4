using FluentValidation.Results;
using FluentValidation;

namespace Agreements.Server.Identity.People;

/// <summary>What somebody says of a person.</summary>
/// <param name="Name">The name: Chinese (or the only one), and in Latin letters where it is known.</param>
/// <param name="Institution">Code of the institution that they work at.</param>
/// <param name="Title">Their job title; left out when unknown.</param>
/// <param name="Phones">Phone numbers, as they are written; left out for none.</param>
/// <param name="Mails">Mail addresses; left out for none.</param>
/// <param name="Addresses">Postal addresses; left out for none.</param>
/// <param name="Language">The language they prefer, <c>zh</c> or <c>en</c>; left out for <c>zh</c>.</param>
/// <param name="Note">What is to be known when getting in touch; left out for nothing.</param>
public sealed record PersonSaid(
    Text Name, string Institution, Text? Title = null, IReadOnlyList<string>? Phones = null, IReadOnlyList<string>? Mails = null,
    IReadOnlyList<string>? Addresses = null, string? Language = null, string? Note = null)
{
    private const int LongestName = 100;
    private const int LongestLine = 300;
    private const int LongestNote = 1000;
    private const int MostOfASort = 10;
    private const string PhoneCure =
        "Give a Chinese mobile number (11 digits), a landline with its area code such as 028-86621234, or any number with + and its country code.";
    private const string MailCure = "Give a mail address, such as liaison@school.example.";

    /// <summary>The same, checked and in its normal form.</summary>
    /// <exception cref="ValidationException">Something is malformed; every place is named, what was written is not repeated.</exception>
    public PersonFacts Read()
    {
        var faults = new List<ValidationFailure>();
        var name = ReadText(Name, nameof(Name), LongestName, faults);
        var title = Title is null ? null : ReadText(Title, nameof(Title), LongestName, faults);
        if (!IsCode(Institution))
        {
            faults.Add(new ValidationFailure(nameof(Institution), "Give the institution's code: 1 to 80 lower-case letters, digits and hyphens."));
        }

        var contacts = new Contacts(
            ReadAll(Phones, nameof(Phones), ContactForms.Phone, PhoneCure, faults),
            ReadAll(Mails, nameof(Mails), ContactForms.Mail, MailCure, faults),
            ReadAll(Addresses, nameof(Addresses), a => Line(a, LongestLine), $"Write 1 to {LongestLine} characters on one line.", faults),
            ReadLanguage(faults));
        var note = Note is null ? null : Line(Note.ReplaceLineEndings(" "), LongestNote);
        if (Note is not null && note is null)
        {
            faults.Add(new ValidationFailure(nameof(Note), $"Write 1 to {LongestNote} characters, or leave it out."));
        }

        return faults.Count == 0 ? new PersonFacts(name, Institution, title, contacts, note) : throw new ValidationException(faults);
    }

    private static Text ReadText(Text text, string place, int longest, List<ValidationFailure> faults)
    {
        var (zh, en) = (Line(text.Zh, longest), text.En is null ? null : Line(text.En, longest));
        if (zh is null || (text.En is not null && en is null))
        {
            faults.Add(new ValidationFailure(place, $"Write 1 to {longest} characters on one line in zh; en may be left out, not empty."));
        }

        return new Text(zh ?? "", en);
    }

    private static string[] ReadAll(IReadOnlyList<string>? given, string place, Func<string, string?> read, string cure, List<ValidationFailure> faults)
    {
        string?[] all = [.. (given ?? []).Select(g => g is null ? null : read(g))];
        faults.AddRange(all.Select((value, at) => (value, at)).Where(v => v.value is null).Select(v => new ValidationFailure($"{place}[{v.at}]", cure)));
        if (all.Length > MostOfASort)
        {
            faults.Add(new ValidationFailure(place, $"Give at most {MostOfASort}."));
        }

        return [.. all.OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private string ReadLanguage(List<ValidationFailure> faults)
    {
        if (Language is not (null or "zh" or "en"))
        {
            faults.Add(new ValidationFailure(nameof(Language), "Give zh or en."));
        }

        return Language ?? "zh";
    }

    private static bool IsCode(string? text) =>
        text is { Length: > 0 and <= 80 } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>One line, trimmed; null when nothing or too much is written, or characters that do not print.</summary>
    private static string? Line(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } line && line.Length <= longest && Keepable.FaultInLine(line) is null ? line : null;
}
