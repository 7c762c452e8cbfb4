using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Participations;
using Agreements.Server.ReadModels.Visibility;

namespace Agreements.Server.Queries.Directory;

/// <summary>Reading institutions: the entry itself from its events, what is around it from the directory.</summary>
public static class InstitutionReads
{
    private const int HighestLadder = 20;

    private const int LatestEngagements = 20;

    /// <summary>Maps search, entry and history.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapInstitutionReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/institutions", ListAsync)
            .WithName("readInstitutions")
            .WithSummary("Institutions: by any name, former name, alias or code, in either script, by pinyin or its first letters.")
            .Produces<InstitutionPage>().ProducesProblem(400);
        api.MapGet("/institutions/{code}", ReadAsync)
            .WithName("readInstitution").WithSummary("One institution. The code of an entry that was merged answers the one that stands for it, and says so.")
            .Produces<InstitutionView>().ProducesProblem(404);
        api.MapGet("/institutions/{code}/profile", ProfileAsync)
            .WithName("readPartnerProfile")
            .WithSummary("Everything with one institution: agreements by role and stage, what is owed by it and to it, bodies, figures, engagements.")
            .Produces<PartnerProfile>().ProducesProblem(404);
        api.MapGet("/institutions/{code}/history", HistoryAsync)
            .WithName("readInstitutionHistory").WithSummary("Everything that happened to an entry, as sentences; a merged one keeps its own.")
            .Produces<EntryHappening[]>().ProducesProblem(404);
    }

    /// <summary>The entry that stands for a code: its own, or the one it was merged into, over any number of mergers.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="code">The code.</param>
    /// <param name="ct">Stops waiting.</param>
    internal static async Task<Institution?> SurvivorAsync(this Reader reader, string code, CancellationToken ct)
    {
        var state = await reader.Session.Events.AggregateStreamAsync<Institution>(DirectoryIds.OfInstitution(code), token: ct);
        while (state?.MergedInto is { } into)
        {
            state = await reader.Session.Events.AggregateStreamAsync<Institution>(DirectoryIds.OfInstitution(into), token: ct);
        }

        return state;
    }

    private static async Task<InstitutionPage> ListAsync(
        Reader reader, string? q, string? kind, string? region, string? after, int size = 50, CancellationToken stop = default)
    {
        if (kind is not null && !KebabEnum<InstitutionKind>.TryParse(kind, out _))
        {
            throw new MalformedRequestException($"kind={kind}: use one of {string.Join(", ", KebabEnum<InstitutionKind>.Names)}.");
        }

        return await Pages.ReadAsync(size, () => DirectoryQuery.PageOfInstitutionsAsync(
            reader, new DirectoryFilter { Text = q, Kind = kind, Region = region, After = after, Size = size }, stop));
    }

    private static async Task<IResult> ReadAsync(string code, Reader reader, HttpContext http)
    {
        if (await reader.SurvivorAsync(code, http.RequestAborted) is not { } state)
        {
            return Problems.Refused([new InstitutionUnknown(code)]).ToResult();
        }

        http.Response.Headers.ETag = VersionTag.Of(state.Version);
        return Results.Ok(await ViewAsync(state, code, reader, http.RequestAborted));
    }

    private static async Task<IResult> ProfileAsync(string code, Reader reader, TimeProvider clock, HttpContext http) =>
        await FindProfileAsync(reader, code, clock.Today(), http.RequestAborted) is { } profile
            ? Results.Ok(profile)
            : Problems.Refused([new InstitutionUnknown(code)]).ToResult();

    /// <summary>Everything with the institution that stands for a code; null where nobody has entered it.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="code">The code.</param>
    /// <param name="today">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Stops waiting.</param>
    internal static async Task<PartnerProfile?> FindProfileAsync(Reader reader, string code, DateOnly today, CancellationToken ct)
    {
        if (await reader.SurvivorAsync(code, ct) is not { } state)
        {
            return null;
        }

        var codes = await CodesAsync(reader, state, ct);
        var engagements = await EngagementQuery.PageAsync(reader, new EngagementFilter(Participant: state.Code), today, null, LatestEngagements, ct);
        return PartnerProfile.Of(
            await ViewAsync(state, code, reader, ct), codes, await ParticipationQuery.OfAsync(reader, codes, ct), engagements.Engagements, today);
    }

    /// <summary>Its code and those of all that were merged into it, over any number of mergers.</summary>
    private static async Task<string[]> CodesAsync(Reader reader, Institution state, CancellationToken ct) =>
        [.. (await SameInstitution.OfAsync(reader.Db, [state.Code], ct))[state.Code].Union(state.MergedFrom, StringComparer.Ordinal)];

    private static async Task<InstitutionView> ViewAsync(Institution state, string askedFor, Reader reader, CancellationToken ct)
    {
        var codes = await CodesAsync(reader, state, ct);
        var bodies = await DirectoryQuery.BodiesOfAsync(reader, codes, ct);
        var below = await DirectoryQuery.BelowAsync(reader, codes, ct);
        return new InstitutionView(
            state.Code, state.Kind, state.Name, state.FormerNames, state.Aliases, state.Region, await AboveAsync(reader, state, ct),
            [.. below.Select(b => new NamedEntry(b.Code, b.Name))], [.. bodies.Select(b => BodyTie.Of(b, codes))], state.Figures, state.MergedFrom,
            [.. state.SaidOtherwise.Values], state.Code == askedFor ? null : askedFor, state.Version);
    }

    private static async Task<IReadOnlyList<NamedEntry>> AboveAsync(Reader reader, Institution state, CancellationToken ct)
    {
        var above = new List<NamedEntry>();
        for (var code = state.Under; code is not null && above.Count < HighestLadder && above.TrueForAll(a => a.Code != code);)
        {
            var next = await reader.SurvivorAsync(code, ct);
            above.Add(new NamedEntry(next?.Code ?? code, next?.Name ?? new Text(code)));
            code = next?.Under;
        }

        return above;
    }

    private static async Task<IResult> HistoryAsync(string code, Reader reader, HttpContext http) =>
        await EntryHistory.OfInstitutionAsync(reader, code, http.RequestAborted) is { Count: > 0 } history
            ? Results.Ok(history)
            : Problems.Refused([new InstitutionUnknown(code)]).ToResult();
}

/// <summary>What reading in pages has in common.</summary>
internal static class Pages
{
    public static async Task<T> ReadAsync<T>(int size, Func<Task<T>> read)
    {
        if (size is < 1 or > DirectoryFilter.LargestPage)
        {
            throw new MalformedRequestException($"Ask for 1 to {DirectoryFilter.LargestPage} at a time.");
        }

        try
        {
            return await read();
        }
        catch (FormatException)
        {
            throw new MalformedRequestException("'after' is no cursor that was given out here: begin again without it.");
        }
    }
}
