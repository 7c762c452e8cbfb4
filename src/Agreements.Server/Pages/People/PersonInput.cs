using Agreements.Server.Http;
using Agreements.Server.Identity.People;
using FluentValidation;

namespace Agreements.Server.Pages.People;

/// <summary>A person as a form has them: what somebody typed, to be shown again where it is wrong. Lists stand one a line.</summary>
/// <param name="Name">The name.</param>
/// <param name="NameEn">The name in Latin letters.</param>
/// <param name="Institution">Code of the institution.</param>
/// <param name="Title">The job title.</param>
/// <param name="TitleEn">The job title in English.</param>
/// <param name="Phones">Phone numbers.</param>
/// <param name="Mails">Mail addresses.</param>
/// <param name="Addresses">Postal addresses.</param>
/// <param name="Language">The language they prefer.</param>
/// <param name="Note">The note.</param>
/// <param name="Version">The version that the form shows; empty for somebody new.</param>
public sealed record PersonInput(
    string Name, string NameEn, string Institution, string Title, string TitleEn, string Phones, string Mails, string Addresses,
    string Language, string Note, string Version)
{
    /// <summary>Of somebody new.</summary>
    public static PersonInput Empty { get; } = new("", "", "", "", "", "", "", "", "zh", "", "");

    /// <summary>Of somebody new of whom an address says something already.</summary>
    /// <param name="query">The parameters of the address.</param>
    public static PersonInput Of(IQueryCollection query) => Empty with
    {
        Name = NormalText.Of(query["name"].ToString()), Institution = NormalText.Of(query["institution"].ToString()),
    };

    /// <summary>Of somebody there.</summary>
    /// <param name="person">The person.</param>
    public static PersonInput Of(Person person) => new(
        person.Facts.Name.Zh, person.Facts.Name.En ?? "", person.Facts.Institution, person.Facts.Title?.Zh ?? "", person.Facts.Title?.En ?? "",
        Lines(person.Facts.Contacts.Phones), Lines(person.Facts.Contacts.Mails), Lines(person.Facts.Contacts.Addresses), person.Facts.Contacts.Language,
        person.Facts.Note ?? "", person.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>As it was typed.</summary>
    /// <param name="form">The form.</param>
    public static PersonInput Of(IFormCollection form) => new(
        Field(form, "name"), Field(form, "nameEn"), Field(form, "institution"), Field(form, "title"), Field(form, "titleEn"), Field(form, "phones"),
        Field(form, "mails"), Field(form, "addresses"), Field(form, "language"), Field(form, "note"), Field(form, "version"));

    /// <summary>The same, to be saved over a newer version.</summary>
    /// <param name="person">The person as they are now.</param>
    public PersonInput Over(Person person) => this with { Version = Of(person).Version };

    /// <summary>What it says, checked.</summary>
    /// <param name="wrong">Names of the fields that are wrong; empty when none is.</param>
    /// <returns>What it says; null when something is wrong.</returns>
    public PersonFacts? Read(out IReadOnlyList<string> wrong)
    {
        try
        {
            wrong = [];
            return new PersonSaid(
                new Text(Name, Maybe(NameEn)), Institution, Maybe(Title) is { } title ? new Text(title, Maybe(TitleEn)) : null, Split(Phones),
                Split(Mails), Split(Addresses), Maybe(Language), Maybe(Note)).Read();
        }
        catch (ValidationException e)
        {
            wrong = [.. e.Errors.Select(f => f.PropertyName.Split('[')[0]).Distinct(StringComparer.Ordinal)];
            return null;
        }
    }

    private static string Field(IFormCollection form, string name) => NormalText.Of(form[name].ToString());

    private static string? Maybe(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Lines(IEnumerable<string> all) => string.Join('\n', all);

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
