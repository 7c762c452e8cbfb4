using Agreements.Server.Queries;
using Agreements.Server.ReadModels.Policies;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Pages.CommandForms;

/// <summary>What a form is for, as its sender may see it.</summary>
/// <param name="Id">Its id or code, as addresses have it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Link">Its page, or the nearest.</param>
/// <param name="Version">The version of its stream; 0 for what has none.</param>
public sealed record FormSubject(string Id, Text Title, string Link, long Version)
{
    /// <summary>Nothing that is there: what is done is new.</summary>
    public static FormSubject None { get; } = new("", new Text(""), "/", 0);

    /// <summary>The agreement; null where it is none.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>The agreement above, where its sender sees it; null for none.</summary>
    public Agreement? Parent { get; init; }

    /// <summary>The engagement; null where it is none.</summary>
    public Engagement? Engagement { get; init; }

    /// <summary>The institution; null where it is none.</summary>
    public Institution? Institution { get; init; }

    /// <summary>The standing body; null where it is none.</summary>
    public Body? Body { get; init; }

    /// <summary>The newest policy of a kind; null where it is none.</summary>
    public KindPolicy? Policy { get; init; }

    /// <summary>Ids of the agreements that an engagement is about, as far as the sender sees them.</summary>
    public IReadOnlyList<string> Linked { get; init; } = [];

    /// <summary>What participants, members and agreements are called, by code or id.</summary>
    public Func<string, Text> Names { get; init; } = code => new Text(code);

    /// <summary>Loads it; null where it is not there, or out of sight.</summary>
    /// <param name="reader">What the sender reads by.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id or code.</param>
    /// <param name="ct">Ends the wait.</param>
    public static Task<FormSubject?> FindAsync(Reader reader, SubjectKind kind, string id, CancellationToken ct) => kind switch
    {
        SubjectKind.Agreement when Guid.TryParse(id, out var agreement) => AgreementAsync(reader, agreement, ct),
        SubjectKind.Engagement when Guid.TryParse(id, out var engagement) => EngagementAsync(reader, engagement, ct),
        SubjectKind.Institution => InstitutionAsync(reader, id, ct),
        SubjectKind.Body => BodyAsync(reader, id, ct),
        SubjectKind.Kind when KebabEnum<AgreementKind>.TryParse(id, out var of) => PolicyAsync(reader, of, ct),
        SubjectKind.None when id.Length == 0 => Task.FromResult<FormSubject?>(None),
        _ => Task.FromResult<FormSubject?>(null),
    };

    private static async Task<FormSubject?> AgreementAsync(Reader reader, Guid id, CancellationToken ct)
    {
        if (!await reader.MaySeeAsync(id, ct) || await reader.Session.LatestAsync<Agreement>(id, ct) is not { Exists: true } state)
        {
            return null;
        }

        var above = state.Parent is { } parent && await reader.MaySeeAsync(parent, ct) ? await reader.Session.LatestAsync<Agreement>(parent, ct) : null;
        return new FormSubject(id.ToString(), state.Title, $"/agreements/{id}", state.Version) { Agreement = state, Parent = above };
    }

    private static async Task<FormSubject?> EngagementAsync(Reader reader, Guid id, CancellationToken ct)
    {
        if (!await reader.MaySeeAsync(id, ct) || await reader.Session.LatestAsync<Engagement>(id, ct) is not { Exists: true } met)
        {
            return null;
        }

        var entries = await Naming.InstitutionsAsync(reader, met.Participants, ct);
        var titles = await Naming.TitlesAsync(reader, met.Agreements, ct);
        string[] linked = [.. met.Agreements.Where(titles.ContainsKey).Select(a => a.ToString())];
        return new FormSubject(id.ToString(), met.Title, $"/engagements/{id}", met.Version)
        {
            Engagement = met,
            Linked = linked,
            Names = code => Guid.TryParse(code, out var agreement) && titles.TryGetValue(agreement, out var title) ? title : entries(code),
        };
    }

    private static async Task<FormSubject?> InstitutionAsync(Reader reader, string code, CancellationToken ct) =>
        await reader.Session.LatestAsync<Institution>(DirectoryIds.OfInstitution(code), ct) is { Exists: true } state
            ? new FormSubject(code, state.Name, $"/institutions/{Uri.EscapeDataString(code)}", state.Version) { Institution = state }
            : null;

    private static async Task<FormSubject?> BodyAsync(Reader reader, string code, CancellationToken ct) =>
        await reader.Session.LatestAsync<Body>(DirectoryIds.OfBody(code), ct) is { Exists: true } state
            ? new FormSubject(code, state.Facts!.Name, $"/bodies/{Uri.EscapeDataString(code)}", state.Version)
            {
                Body = state,
                Names = await Naming.InstitutionsAsync(reader, state.Facts.Members, ct),
            }
            : null;

    private static async Task<FormSubject?> PolicyAsync(Reader reader, AgreementKind kind, CancellationToken ct) =>
        new(KebabEnum<AgreementKind>.Name(kind), Localization.Names.Of(kind), $"/kinds/{KebabEnum<AgreementKind>.Name(kind)}", 0)
        {
            Policy = (await PolicyQuery.ListAsync(reader, kind, ct)) is [.., var last] ? last.Policy : KindPolicy.Newest(kind),
        };
}
