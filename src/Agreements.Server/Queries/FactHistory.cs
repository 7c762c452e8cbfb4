using Agreements.Server.Http;
using Agreements.Server.ReadModels.Visibility;
using System.Collections.Concurrent;
using System.Reflection;

namespace Agreements.Server.Queries;

/// <summary>Why a fact has its value: the event that gave it.</summary>
/// <param name="Fact">Its path.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Before">What was on record before; null when unknown, or there was no such fact.</param>
/// <param name="Value">What is on record since; null likewise.</param>
/// <param name="Entry">The event: what happened, who recorded it and when.</param>
/// <param name="Source">What the event names as its source; null for none.</param>
/// <param name="Document">SHA-256 of the document that the event names as its proof, in hexadecimal; null for none.</param>
public sealed record FactGiven(string Fact, Text Name, string? Before, string? Value, TimelineEntry Entry, Source? Source, string? Document);

/// <summary>Where the facts of an agreement come from.</summary>
public static class FactHistory
{
    private const int DigestLength = 64;

    private static readonly ConcurrentDictionary<(Type Of, string Name), PropertyInfo?> Properties = new();

    /// <summary>Maps the question why, and the comparison of two moments.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapFactHistory(this IEndpointRouteBuilder api)
    {
        api.MapGet("/agreements/{id:guid}/facts/why", WhyAsync)
            .WithName("whyFacts")
            .WithSummary("Why facts have their values: for each the event that gave it, who recorded it, and its source. "
                + "fact= asks for one; all=true for every value it had.")
            .Produces<FactGiven[]>().ProducesProblem(404);
        api.MapGet("/agreements/{id:guid}/compare", CompareAsync)
            .WithName("compareMoments")
            .WithSummary("The agreement at two moments, fact by fact, with what happened between. from and to are versions, or days or instants of "
                + "recording; the last two versions unless given.")
            .Produces<MomentComparison>().ProducesProblem(400).ProducesProblem(404);
    }

    /// <summary>The events that gave facts their values, in order. One that took a fact away, such as a return from a stage, gave it none.</summary>
    /// <param name="timeline">The agreement.</param>
    /// <param name="fact">The path of one fact; null for all.</param>
    /// <param name="all">Whether to tell every value that a fact had; else the one that it has.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<FactGiven>> OfAsync(Timeline timeline, string? fact, bool all, CancellationToken ct)
    {
        var given = new List<(Fact? Was, Fact? Now, Step<Agreement, AgreementEvent> Step)>();
        var earlier = new Dictionary<string, Fact>(StringComparer.Ordinal);
        foreach (var step in timeline.Steps)
        {
            var later = Facts.Of(step.After).ToDictionary(f => f.Path, StringComparer.Ordinal);
            given.AddRange(later.Keys.Union(earlier.Keys).Where(path => fact is null || path == fact)
                .Select(path => (Was: earlier.GetValueOrDefault(path), Now: later.GetValueOrDefault(path), step))
                .Where(c => c.Was?.Value != c.Now?.Value));
            earlier = later;
        }

        var told = all ? given : [.. given.GroupBy(g => (g.Now ?? g.Was)!.Path).Select(g => g.Last())];
        var entries = await timeline.EntriesAsync([.. told.Select(t => t.Step).Distinct()], ct);
        return
        [
            .. told.Select(t => (Fact: (t.Now ?? t.Was)!, t)).Select(x => new FactGiven(
                x.Fact.Path, x.Fact.Name, x.t.Was?.Value, x.t.Now?.Value, entries[x.t.Step.Recorded.Version], SourceOf(x.t.Step.Happened),
                DocumentOf(x.t.Step.Happened))),
        ];
    }

    /// <summary>What an event names as its source: most kinds of event can.</summary>
    private static Source? SourceOf(AgreementEvent happened) => Named(happened, nameof(IStageChange.Source)) as Source;

    /// <summary>The digest of what an event names as its proof. An event about documents names one by its id, which proves no fact.</summary>
    private static string? DocumentOf(AgreementEvent happened) => Named(happened, "Document") is string { Length: DigestLength } digest ? digest : null;

    private static object? Named(AgreementEvent happened, string name) =>
        Properties.GetOrAdd((happened.GetType(), name), of => of.Of.GetProperty(of.Name))?.GetValue(happened);

    private static async Task<IResult> WhyAsync(Guid id, Reader reader, string? fact = null, bool all = false, CancellationToken stop = default) =>
        await Timeline.FindAsync(reader, id, stop) is { } timeline
            ? Results.Ok(await OfAsync(timeline, fact, all, stop))
            : Problems.Refused([new AgreementUnknown(id)]).ToResult();

    private static async Task<IResult> CompareAsync(Guid id, Reader reader, string? from = null, string? to = null, CancellationToken stop = default)
    {
        if (await Timeline.FindAsync(reader, id, stop) is not { } timeline)
        {
            return Problems.Refused([new AgreementUnknown(id)]).ToResult();
        }

        var latest = timeline.Present.Version;
        return Results.Ok(await MomentComparison.OfAsync(
            timeline, Version(timeline, "from", from) ?? Math.Max(1, latest - 1), Version(timeline, "to", to) ?? latest, stop));
    }

    private static long? Version(Timeline timeline, string parameter, string? given) => given is null ? null : timeline.VersionAt(given)
        ?? throw new MalformedRequestException(
            $"{parameter}={given}: use a version from 1 to {timeline.Present.Version}, or a day or instant by which something was on record.");
}
