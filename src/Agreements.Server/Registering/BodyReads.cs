using Agreements.Server.Access;
using Agreements.Server.Http;
using Agreements.Server.ReadModels.Directory;

namespace Agreements.Server.Registering;

/// <summary>Reading standing bodies.</summary>
public static class BodyReads
{
    /// <summary>Maps search, entry and history.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapBodyReads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/bodies", ListAsync)
            .WithName("readBodies").WithSummary("Standing bodies: by any name, former name or code, in either script, by pinyin or its first letters.")
            .Produces<BodyPage>().ProducesProblem(400);
        api.MapGet("/bodies/{code}", ReadAsync)
            .WithName("readBody").WithSummary("One standing body; its members on a day, today where none is given.")
            .Produces<BodyView>().ProducesProblem(404);
        api.MapGet("/bodies/{code}/history", HistoryAsync)
            .WithName("readBodyHistory").WithSummary("Everything that happened to a standing body, as sentences.")
            .Produces<EntryHappening[]>().ProducesProblem(404);
    }

    private static async Task<BodyPage> ListAsync(Reader reader, string? q, string? kind, string? after, int size = 50, CancellationToken stop = default)
    {
        if (kind is not null && !KebabEnum<BodyKind>.TryParse(kind, out _))
        {
            throw new MalformedRequestException($"kind={kind}: use one of {string.Join(", ", KebabEnum<BodyKind>.Names)}.");
        }

        return await Pages.ReadAsync(size, () => DirectoryQuery.PageOfBodiesAsync(reader, new DirectoryFilter { Text = q, Kind = kind, After = after, Size = size }, stop));
    }

    private static async Task<IResult> ReadAsync(string code, DateOnly? on, Reader reader, TimeProvider clock, HttpContext http)
    {
        var ct = http.RequestAborted;
        if (await reader.Session.Events.AggregateStreamAsync<Body>(DirectoryIds.OfBody(code), token: ct) is not { Facts: { } facts } state)
        {
            return Problems.Refused([new BodyUnknown(code)]).ToResult();
        }

        http.Response.Headers.ETag = VersionTag.Of(state.Version);
        var day = on ?? clock.Today();
        var members = state.MembersOn(day);
        var name = await EntryHistory.NamesAsync(reader, members.Concat(facts.CoLeads).Concat(facts.Chair is null ? [] : [facts.Chair]), ct);
        var founder = await reader.FoundersAsync([facts.FoundedBy], ct);
        return Results.Ok(new BodyView(
            facts.Code, facts.Kind, facts.Name, state.FormerNames, facts.Chair is null ? null : new NamedEntry(facts.Chair, name(facts.Chair)), state.ChairSince,
            [.. facts.CoLeads.Select(c => new NamedEntry(c, name(c)))], state.Memberships, day, [.. members.Select(c => new NamedEntry(c, name(c)))],
            facts.MembersComplete, facts.FoundedOn, founder(facts.FoundedBy), state.DissolvedOn, state.Figures, state.Version));
    }

    private static async Task<IResult> HistoryAsync(string code, Reader reader, HttpContext http)
    {
        var events = await reader.Session.Events.FetchStreamAsync(DirectoryIds.OfBody(code), token: http.RequestAborted);
        if (events.Count == 0)
        {
            return Problems.Refused([new BodyUnknown(code)]).ToResult();
        }

        var before = Body.Unwritten(DirectoryIds.OfBody(code));
        var steps = new List<(Body Before, Body After)>();
        foreach (var happened in events.Select(e => (BodyEvent)e.Data))
        {
            var after = Body.Evolve(before, happened);
            steps.Add((before, after));
            before = after;
        }

        var codes = steps.SelectMany(s => s.After.Memberships.Select(m => m.Institution).Concat(s.After.Facts!.CoLeads).Concat(s.After.Facts.Chair is { } chair ? [chair] : []));
        var name = await EntryHistory.NamesAsync(reader, codes, http.RequestAborted);
        string[] founders = [.. steps.Select(s => s.After.Facts!.FoundedBy).OfType<string>().Distinct(StringComparer.Ordinal)];
        var founder = await reader.FoundersAsync(founders, http.RequestAborted);
        string[] unseen = [.. founders.Where(f => founder(f) is null)];
        return Results.Ok(events.Zip(steps, (e, s) => EntryHistory.Of(e, Others.Blot(EntrySentences.Of((BodyEvent)e.Data, s.Before, s.After, name), unseen))).ToArray());
    }
}
