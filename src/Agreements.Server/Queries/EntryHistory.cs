using Agreements.Server.Queries.Descriptions;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using JasperFx.Events;

namespace Agreements.Server.Queries;

/// <summary>One thing that happened to an entry of the directory.</summary>
/// <param name="Version">Its number in the entry's stream, from 1.</param>
/// <param name="Type">The stored name of the event's type.</param>
/// <param name="Happened">When it happened, in EDTF; null when unknown, or when the event has no day of its own.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="User">The account that recorded it; null when unknown.</param>
/// <param name="Institution">Code of the institution acted for; null when unknown.</param>
/// <param name="Sentence">What happened, for people.</param>
/// <param name="For">The account that was stood in for, by a delegation; null when it acted for itself.</param>
public sealed record EntryHappening(
    long Version, string Type, string? Happened, DateTimeOffset RecordedAt, string? User, string? Institution, Text Sentence, string? For = null);

/// <summary>Histories of entries of the directory, told from their streams, oldest first; empty where there is no such entry.</summary>
internal static class EntryHistory
{
    public static Task<IReadOnlyList<EntryHappening>> OfInstitutionAsync(Reader reader, string code, CancellationToken ct) =>
        OfAsync<Institution, InstitutionEvent>(
            reader, DirectoryIds.OfInstitution(code), Institution.Unwritten, Institution.Evolve,
            (s, naming) => EntryDescriptions.Of(s.Happened, s.Before, naming), ct);

    public static Task<IReadOnlyList<EntryHappening>> OfBodyAsync(Reader reader, string code, CancellationToken ct) => OfAsync<Body, BodyEvent>(
        reader, DirectoryIds.OfBody(code), Body.Unwritten, Body.Evolve, (s, naming) => EntryDescriptions.Of(s.Happened, s.Before, s.After, naming), ct);

    private static async Task<IReadOnlyList<EntryHappening>> OfAsync<TState, TEvent>(
        Reader reader, Guid stream, Func<Guid, TState> unwritten, Func<TState, TEvent, TState> evolve,
        Func<Step<TState, TEvent>, Naming, Text> describe, CancellationToken ct)
        where TEvent : class
    {
        var steps = Steps.Of(await reader.Session.Events.FetchStreamAsync(stream, token: ct), unwritten(stream), evolve);
        var naming = await Naming.ForAsync(reader, steps.Select(s => s.Happened), ct);
        return [.. steps.Select(s => Of(s.Recorded, describe(s, naming)))];
    }

    private static EntryHappening Of(IEvent e, Text sentence) => new(
        e.Version, EventNames.All[e.EventType], (e.Data as IDated)?.On?.Value, e.Timestamp.ToUniversalTime(), e.UserName,
        e.GetHeader(EventHeaders.Institution)?.ToString(), sentence, e.GetHeader(EventHeaders.For)?.ToString());
}
