using Agreements.Server.Http;
using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Directory;
using Agreements.Server.ReadModels.Visibility;
using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Queries.Directory;

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

        return await Pages.ReadAsync(
            size, () => DirectoryQuery.PageOfBodiesAsync(reader, new DirectoryFilter { Text = q, Kind = kind, After = after, Size = size }, stop));
    }

    private static async Task<IResult> ReadAsync(string code, string? on, Reader reader, TimeProvider clock, HttpContext http)
    {
        if (await FindAsync(reader, code, MaybeDay("on", on) ?? clock.Today(), http.RequestAborted) is not { } view)
        {
            return Problems.Refused([new BodyUnknown(code)]).ToResult();
        }

        http.Response.Headers.ETag = VersionTag.Of(view.Version);
        return Results.Ok(view);
    }

    /// <summary>A standing body with its members on a day; null where nobody has entered it.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="code">Its code.</param>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    /// <param name="ct">Stops waiting.</param>
    internal static async Task<BodyView?> FindAsync(Reader reader, string code, DateOnly day, CancellationToken ct)
    {
        if (await reader.Session.Events.AggregateStreamAsync<Body>(DirectoryIds.OfBody(code), token: ct) is not { Facts: { } facts } state)
        {
            return null;
        }

        var members = state.MembersOn(day);
        var name = await Naming.InstitutionsAsync(reader, members.Concat(facts.CoLeads).Concat(facts.Chair is null ? [] : [facts.Chair]), ct);
        var founder = await reader.FoundersAsync([facts.FoundedBy], ct);
        return new BodyView(
            facts.Code, facts.Kind, facts.Name, state.FormerNames, facts.Chair is null ? null : new NamedEntry(facts.Chair, name(facts.Chair)),
            state.ChairSince,
            [.. facts.CoLeads.Select(c => new NamedEntry(c, name(c)))], state.Memberships, day, [.. members.Select(c => new NamedEntry(c, name(c)))],
            facts.MembersComplete, facts.FoundedOn, founder(facts.FoundedBy), state.DissolvedOn, state.Figures, state.Version);
    }

    private static async Task<IResult> HistoryAsync(string code, Reader reader, HttpContext http) =>
        await EntryHistory.OfBodyAsync(reader, code, http.RequestAborted) is { Count: > 0 } history
            ? Results.Ok(history)
            : Problems.Refused([new BodyUnknown(code)]).ToResult();
}
