using Agreements.Server.Identity;
using Agreements.Server.Localization;
using Agreements.Server.Pages.CommandForms;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using System.Globalization;

namespace Agreements.Server.Pages.Conditions;

/// <summary>An institution or body as a condition names it.</summary>
/// <param name="Code">Its code; what was typed where that is nobody's.</param>
/// <param name="Name">Its name; what was typed where that is nobody's.</param>
public sealed record NamedCode(string Code, Text Name);

/// <summary>
/// Reads the conditions that an address puts to a list. What cannot be read is kept with its cure: a list that silently left a condition out would
/// answer another question than the one asked.
/// </summary>
/// <param name="query">The address's parameters.</param>
internal sealed class Asking(IQueryCollection query)
{
    // The longest text a person types into a search box; more is somebody trying the database's patience.
    private const int LongestText = 100;

    // Months beyond have no neighbours that calendars count.
    private const int EarliestYear = 1900;
    private const int LatestYear = 2999;

    private static readonly string[] OfEveryPage = [Texts.LanguageChoice.Parameter, "recorded", "view-refused"];

    private readonly HashSet<string> _known = [.. OfEveryPage];
    private readonly List<Text> _wrong = [];

    /// <summary>What cannot be read, each with its cure.</summary>
    public IReadOnlyList<Text> Wrong =>
        [.. _wrong, .. query.Keys.Where(k => !_known.Contains(k)).Select(ConditionTexts.Unknown)];

    /// <summary>The status of an answer to it.</summary>
    public int Status => Wrong.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    /// <summary>A text; null when none is given.</summary>
    public string? Given(string name)
    {
        _known.Add(name);
        return query[name].ToString().Trim().Replace("\0", "", StringComparison.Ordinal) is { Length: > 0 } given
            ? given[..Math.Min(given.Length, LongestText)] : null;
    }

    /// <summary>Where a page begins; null for the first.</summary>
    public string? After()
    {
        _known.Add("after");
        return query["after"].ToString() is { Length: > 0 } after ? after : null;
    }

    /// <summary>Whether something is asked for.</summary>
    public bool Is(string name) => Given(name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => Refuse(ConditionTexts.NotOneOf(name, other, ["true", "false"]), false),
    };

    /// <summary>A word of an enumeration; null when none is given or what is given is none.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum =>
        Given(name) is not { } given ? null
            : KebabEnum<T>.TryParse(given, out var word) ? word
            : Refuse<T?>(ConditionTexts.NotOneOf(name, given, KebabEnum<T>.Names), null);

    /// <summary>One of some words; null when none is given or what is given is none.</summary>
    public string? OneOf(string name, IReadOnlyCollection<string> words) =>
        Given(name) is not { } given ? null : words.Contains(given) ? given : Refuse<string?>(ConditionTexts.NotOneOf(name, given, words), null);

    /// <summary>Some words of an enumeration, parted by commas or given one by one; what is none is refused.</summary>
    public IReadOnlySet<T> Words<T>(string name)
        where T : struct, Enum
    {
        _known.Add(name);
        var given = query[name].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToArray();
        return given.Select(g => KebabEnum<T>.TryParse(g, out var word) ? word : Refuse<T?>(ConditionTexts.NotOneOf(name, g, KebabEnum<T>.Names), null))
            .OfType<T>().ToHashSet();
    }

    /// <summary>A calendar day in Asia/Shanghai; null when none is given or what is given is none.</summary>
    public DateOnly? Day(string name) =>
        Given(name) is not { } given ? null
            : Instants.TryParseDay(given, out var day) ? day
            : Refuse<DateOnly?>(ConditionTexts.NoDay(name, given), null);

    /// <summary>An instant, or a day, as it was given; null when none is given or what is given is none.</summary>
    public string? Moment(string name) =>
        Given(name) is not { } given ? null : Instants.TryParse(given, out _) ? given : Refuse<string?>(Instants.NoInstant(name, given), null);

    /// <summary>The first day of a month, given as year and month; null when none is given or what is given is none.</summary>
    public DateOnly? Month(string name) =>
        Given(name) is not { } given ? null
            : DateOnly.TryParseExact(given, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
                && month.Year is >= EarliestYear and <= LatestYear ? month
            : Refuse<DateOnly?>(ConditionTexts.NoMonth(name, given), null);

    /// <summary>An id; null when none is given or what is given is none.</summary>
    public Guid? Id(string name) =>
        Given(name) is not { } given ? null : Guid.TryParse(given, out var id) ? id : Refuse<Guid?>(ConditionTexts.NoLink(name), null);

    /// <summary>A whole number between two others; null when none is given or what is given is none.</summary>
    public long? Number(string name, long least, long most, Func<string, Text> otherwise) =>
        Given(name) is not { } given ? null
            : long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : Refuse<long?>(otherwise(given), null);

    /// <summary>Says what is wrong with conditions that can each be read.</summary>
    public void Refuse(Text why) => _wrong.Add(why);

    /// <summary>
    /// An institution or body by code, name, alias or pinyin; null when none is given. What fits none or several is refused with those that come near.
    /// </summary>
    public async Task<NamedCode?> InstitutionAsync(string name, Reader reader, Caller? caller, CancellationToken ct)
    {
        if (Given(name) is not { } given)
        {
            return null;
        }

        if (await DirectoryQuery.FindInstitutionAsync(reader, given, ct) is { } coded)
        {
            return new NamedCode(coded.Code, coded.Name);
        }

        if ((await DirectoryQuery.BodiesAsync(reader, [given], ct)).GetValueOrDefault(given) is { } body)
        {
            return new NamedCode(body.Code, body.Name);
        }

        var found = caller is null ? [] : await new TypedNames(reader, caller, default).FindAsync(Pick.Entry, given, ct);
        return found is [var only] ? new NamedCode(only.Value, only.Name)
            : Refuse(ConditionTexts.NoInstitution(given, [.. found.Select(f => f.Name)]), new NamedCode(given, new Text(given)));
    }

    private T Refuse<T>(Text why, T instead)
    {
        _wrong.Add(why);
        return instead;
    }
}
