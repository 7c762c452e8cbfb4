using Agreements.Server.Queries.Descriptions;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using System.Text.Json;

namespace Agreements.Server.Queries;

/// <summary>An event of any stream with its sentence.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its number in the stream, from 1.</param>
/// <param name="Sentence">What happened, for people.</param>
public sealed record ToldStep(Guid Stream, long Version, Text Sentence);

/// <summary>Streams of whatever family, folded, and told in sentences.</summary>
/// <param name="States">The last state of each: of an agreement, an engagement, an entry of the directory, policies; by stream.</param>
/// <param name="Events">All their events, stream by stream, each in order.</param>
public sealed record ToldStreams(IReadOnlyDictionary<Guid, object> States, IReadOnlyList<ToldStep> Events)
{
    /// <summary>Folds streams up to a version each: one statement for the events, and what naming takes.</summary>
    /// <param name="reader">What it reads by: its sight says what others may be called; the streams are known to be in it.</param>
    /// <param name="upTo">The last version of each stream that counts.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<ToldStreams> OfAsync(Reader reader, IReadOnlyDictionary<Guid, long> upTo, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            select e.stream_id, e.version, e.type, e.data::text from unnest($1, $2) s (id, version)
            join {StoreSetup.EventSchema}.mt_events e on e.stream_id = s.id and e.version <= s.version
            order by e.stream_id, e.version
            """).With(upTo.Keys.ToArray()).With(upTo.Values.ToArray());
        var rows = await command.ListAsync(r => (Stream: r.GetGuid(0), Version: r.GetInt64(1), Type: r.GetString(2), Body: r.GetString(3)), ct);
        var states = new Dictionary<Guid, object>();
        var said = new List<(Guid Stream, long Version, object? Happened, Func<Naming, Text> Say)>();
        foreach (var row in rows)
        {
            var (happened, say) = Fold(states, row.Stream, row.Type, row.Body);
            said.Add((row.Stream, row.Version, happened, say));
        }

        var naming = await Naming.ForAsync(reader, said.Select(s => s.Happened).OfType<object>(), ct);
        return new ToldStreams(states, [.. said.Select(s => new ToldStep(s.Stream, s.Version, s.Say(naming)))]);
    }

    private static (object? Happened, Func<Naming, Text> Say) Fold(Dictionary<Guid, object> states, Guid stream, string type, string body)
    {
        object happened;
        try
        {
            happened = EventRow.Happened(type, body);
        }
        catch (Exception e) when (Unreadable.Is(e) || e is JsonException)
        {
            return (null, _ => new Text($"此版本无法读取的事件“{type}”。", $"An event '{type}' that this release cannot read."));
        }

        return (happened, happened switch
        {
            AgreementEvent e => Step<Agreement>(
                states, stream, Agreement.Unwritten, s => Agreement.Evolve(s, e), (_, after, naming) => EventDescriptions.Of(e, after, naming)),
            EngagementEvent e => Step<Engagement>(
                states, stream, Engagement.Unwritten, s => Engagement.Evolve(s, e), (_, after, naming) => EngagementDescriptions.Of(e, after, naming)),
            InstitutionEvent e => Step<Institution>(
                states, stream, Institution.Unwritten, s => Institution.Evolve(s, e), (before, _, naming) => EntryDescriptions.Of(e, before, naming)),
            BodyEvent e => Step<Body>(
                states, stream, Body.Unwritten, s => Body.Evolve(s, e), (before, after, naming) => EntryDescriptions.Of(e, before, after, naming)),
            PolicyPublished e => Step<PublishedPolicies>(
                states, stream, PublishedPolicies.Unwritten, s => PublishedPolicies.Evolve(s, e), (_, _, _) => PolicyDescriptions.Of(e)),
            _ => throw new InvalidOperationException($"No sentence has been written for {happened.GetType().Name}."),
        });
    }

    private static Func<Naming, Text> Step<T>(
        Dictionary<Guid, object> states, Guid stream, Func<Guid, T> unwritten, Func<T, T> evolve, Func<T, T, Naming, Text> say)
        where T : class
    {
        var before = states.GetValueOrDefault(stream) as T ?? unwritten(stream);
        var after = evolve(before);
        states[stream] = after;
        return naming => say(before, after, naming);
    }
}
