using System.Runtime.CompilerServices;
using System.Text.Json;
using Agreements.Server.ReadModels;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Exporting;

/// <summary>
/// States of many agreements from their events: some hundred streams by one statement, so that an export of everything costs some hundred
/// statements and the memory of one page, whatever there is. From the events and not from a read model: an export is never behind, and can
/// be as of any instant by the clock of recording.
/// </summary>
internal static class StreamedStates
{
    public const int PageSize = 200;

    private static readonly JsonSerializerOptions Stored = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static readonly Dictionary<string, Type> Types = EventNames.All.ToDictionary(e => e.Value, e => e.Key, StringComparer.Ordinal);

    private static readonly string Events = $"{StoreSetup.EventSchema}.mt_events";

    /// <summary>The states of these agreements; those that had no event by then are left out.</summary>
    public static async Task<Dictionary<Guid, Agreement>> OfAsync(NpgsqlDataSource db, Guid[] ids, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"select stream_id, type, data::text from {Events} where stream_id = any($1) and timestamp <= $2 order by stream_id, version");
        command.With(ids).With(asOf?.ToUniversalTime() ?? DateTimeOffset.MaxValue);
        var states = new Dictionary<Guid, Agreement>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            states[id] = Agreement.Evolve(states.GetValueOrDefault(id) ?? Agreement.Unwritten(id), Event<AgreementEvent>(reader.GetString(1), reader.GetString(2)));
        }

        return states;
    }

    /// <summary>Every agreement that was on record by an instant, in the order of ids, a page of them at a time.</summary>
    public static async IAsyncEnumerable<Agreement> AllAsync(NpgsqlDataSource db, DateTimeOffset asOf, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = Guid.Empty;
        while (await PageAsync(db, EventNames.All[typeof(AgreementProposed)], after, asOf, ct) is { Length: > 0 } ids)
        {
            foreach (var state in (await OfAsync(db, ids, asOf, ct)).OrderBy(s => s.Key).Select(s => s.Value))
            {
                yield return state;
            }

            after = ids[^1];
        }
    }

    /// <summary>A stored event.</summary>
    public static T Event<T>(string type, string data)
        where T : class =>
        JsonSerializer.Deserialize(data, Types[type], Stored) as T ?? throw new JsonException($"A stored event '{type}' is none of {typeof(T).Name}.");

    /// <summary>Ids of streams that begin with a type of event, beyond one.</summary>
    public static async Task<Guid[]> PageAsync(NpgsqlDataSource db, string first, Guid after, DateTimeOffset asOf, CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"select stream_id from {Events} where version = 1 and type = $1 and stream_id > $2 and timestamp <= $3 order by stream_id limit {PageSize}");
        command.With(first).With(after).With(asOf.ToUniversalTime());
        return [.. await command.ListAsync(r => r.GetGuid(0), ct)];
    }
}
