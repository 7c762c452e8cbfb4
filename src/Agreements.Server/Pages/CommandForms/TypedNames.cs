using Agreements.Server.Identity;
using Agreements.Server.Localization.ChineseText;
using Agreements.Server.Queries.People;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Register;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>
/// What is meant by what somebody typed: an institution, a body, a person, an agreement or an engagement, by code, whole name, or any part of a name,
/// alias or pinyin that only one has. Only what the sender sees is found.
/// </summary>
/// <param name="reader">What the sender reads by.</param>
/// <param name="caller">The sender.</param>
/// <param name="today">The day, in Asia/Shanghai.</param>
internal sealed class TypedNames(Reader reader, Caller caller, DateOnly today)
{
    /// <summary>How many are offered to choose from.</summary>
    private const int Offered = 12;

    /// <summary>How many names a browser suggests while somebody types.</summary>
    private const int Suggested = 200;

    /// <summary>The parties that are named by one field, whatever they are.</summary>
    public static IReadOnlySet<Pick> All { get; } =
        new HashSet<Pick> { Pick.Institution, Pick.Body, Pick.Entry, Pick.PartyEntry, Pick.Person, Pick.Agreement, Pick.Engagement };

    /// <summary>Those that fit: one where it is clear.</summary>
    /// <param name="pick">What is looked for.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<Choice>> FindAsync(Pick pick, string typed, CancellationToken ct)
    {
        var found = await ListAsync(pick, typed, Offered, ct);
        return found.Where(c => c.Value == typed || Chinese.Fold(c.Name.Zh) == Chinese.Fold(typed) || c.Name.En == typed).ToArray() is { Length: 1 } exact
            ? exact
            : found;
    }

    /// <summary>Names that a browser suggests for a field.</summary>
    /// <param name="pick">What is looked for.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyList<Text>> SuggestedAsync(Pick pick, CancellationToken ct) =>
        [.. (await ListAsync(pick, null, Suggested, ct)).Select(c => c.Name).Distinct()];

    /// <summary>The same for several fields, by what is looked for.</summary>
    /// <param name="picks">What is looked for.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<IReadOnlyDictionary<Pick, IReadOnlyList<Text>>> SuggestedAsync(IEnumerable<Pick> picks, CancellationToken ct)
    {
        var suggested = new Dictionary<Pick, IReadOnlyList<Text>>();
        foreach (var pick in picks.Where(All.Contains).Distinct())
        {
            suggested[pick] = await SuggestedAsync(pick, ct);
        }

        return suggested;
    }

    private async Task<IReadOnlyList<Choice>> ListAsync(Pick pick, string? text, int size, CancellationToken ct) => pick switch
    {
        Pick.Institution => await InstitutionsAsync(text, size, ct),
        Pick.Body => await BodiesAsync(text, size, ct),
        Pick.Entry or Pick.PartyEntry => [.. await InstitutionsAsync(text, size, ct), .. await BodiesAsync(text, size, ct)],
        Pick.Person => await PeopleAsync(text, size, ct),
        Pick.Agreement => await AgreementsAsync(text, size, ct),
        Pick.Engagement => await EngagementsAsync(text, size, ct),
        _ => [],
    };

    private async Task<Choice[]> InstitutionsAsync(string? text, int size, CancellationToken ct)
    {
        if (text is not null && (await DirectoryQuery.InstitutionsAsync(reader, [text], ct)).GetValueOrDefault(text) is { MergedInto: null } coded)
        {
            return [new Choice(coded.Code, coded.Name)];
        }

        var page = await DirectoryQuery.PageOfInstitutionsAsync(reader, new DirectoryFilter { Text = text, Size = size }, ct);
        return [.. page.Rows.Select(i => new Choice(i.Code, i.Name))];
    }

    private async Task<Choice[]> BodiesAsync(string? text, int size, CancellationToken ct)
    {
        if (text is not null && (await DirectoryQuery.BodiesAsync(reader, [text], ct)).GetValueOrDefault(text) is { } coded)
        {
            return [new Choice(coded.Code, coded.Name, true)];
        }

        var page = await DirectoryQuery.PageOfBodiesAsync(reader, new DirectoryFilter { Text = text, Size = size }, ct);
        return [.. page.Rows.Select(b => new Choice(b.Code, b.Name, true))];
    }

    private async Task<Choice[]> PeopleAsync(string? text, int size, CancellationToken ct)
    {
        var scope = new PeopleScope(caller);
        if (text is not null && PersonReference.IsOne(text))
        {
            return [new Choice(text, new Text(text))];
        }

        var page = await PeopleQuery.PageAsync(reader.Db, scope, new PeopleFilter(text, Size: size), ct);
        return [.. page.People.Select(p => new Choice(p.Id, p.Name))];
    }

    private async Task<Choice[]> AgreementsAsync(string? text, int size, CancellationToken ct)
    {
        if (Guid.TryParse(text, out var id) && await RegisterQuery.FindAsync(reader, id, ct) is { } one)
        {
            return [new Choice($"{one.Id}", one.Title)];
        }

        var page = await RegisterQuery.PageAsync(reader, new RegisterFilter { Text = text, PageSize = size, WithFacets = false }, ct);
        return [.. page.Rows.Select(r => new Choice($"{r.Id}", r.Title))];
    }

    private async Task<Choice[]> EngagementsAsync(string? text, int size, CancellationToken ct)
    {
        var page = await EngagementQuery.PageAsync(reader, new EngagementFilter(), today, count: Suggested, ct: ct);
        var wanted = text is null ? null : Chinese.Fold(text);
        return
        [
            .. page.Engagements.Where(e => wanted is null || $"{e.Id}" == text || Chinese.Fold(e.Title.Zh).Contains(wanted, StringComparison.Ordinal))
                .Take(size).Select(e => new Choice($"{e.Id}", e.Title)),
        ];
    }
}
