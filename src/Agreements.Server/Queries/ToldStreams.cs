using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

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
    /// <param name="names">Takes the names that the sentences use; null where nobody wants them.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<ToldStreams> OfAsync(Reader reader, IReadOnlyDictionary<Guid, long> upTo, NamesUsed? names, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            select e.stream_id, e.version, e.type, e.data::text from unnest($1, $2) s (id, version)
            join {StoreSetup.EventSchema}.mt_events e on e.stream_id = s.id and e.version <= s.version
            order by e.stream_id, e.version
            """).With(upTo.Keys.ToArray()).With(upTo.Values.ToArray());
        var rows = await command.ListAsync(r => (Stream: r.GetGuid(0), Version: r.GetInt64(1), Type: r.GetString(2), Body: r.GetString(3)), ct);
        var telling = new StreamTelling();
        var taken = rows.ConvertAll(r => (r.Stream, r.Version, Event: telling.Take(r.Stream, r.Type, r.Body)));
        var naming = await Naming.ForAsync(reader, taken.Select(t => t.Event.Happened).OfType<object>(), ct);
        naming = names?.Noting(naming) ?? naming;
        return new ToldStreams(telling.States, [.. taken.Select(t => new ToldStep(t.Stream, t.Version, t.Event.Say(naming)))]);
    }
}
