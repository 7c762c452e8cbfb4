using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;
using Npgsql;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Agreements.Server.ReadModels.Streams;

/// <summary>
/// States of many agreements from their events: some hundred streams by one statement, so that an export of everything costs some hundred
/// statements and the memory of one page, whatever there is. From the events and not from a read model: an export is never behind, and can
/// be as of any instant by the clock of recording.
/// </summary>
internal static class StreamedStates
{
    public const int PageSize = 200;

    private static readonly string Events = $"{StoreSetup.EventSchema}.mt_events";

    /// <summary>The states of these agreements, which the caller knows to be in sight; those that had no event by then are left out.</summary>
    public static async Task<Dictionary<Guid, Agreement>> OfAsync(Reader reader, Guid[] ids, DateTimeOffset? asOf, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(Sql("timestamp"));
        command.With(ids).With(asOf?.ToUniversalTime() ?? DateTimeOffset.MaxValue);
        return await FoldAsync(command, ct);
    }

    /// <summary>The same up to a place in the log.</summary>
    public static async Task<Dictionary<Guid, Agreement>> UpToAsync(Reader reader, Guid[] ids, long position, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(Sql("seq_id")).With(ids).With(position);
        return await FoldAsync(command, ct);
    }

    private static string Sql(string bound) =>
        $"select stream_id, type, data::text from {Events} where stream_id = any($1) and {bound} <= $2 order by stream_id, version";

    private static async Task<Dictionary<Guid, Agreement>> FoldAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var states = new Dictionary<Guid, Agreement>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var id = rows.GetGuid(0);
            states[id] = Agreement.Evolve(states.GetValueOrDefault(id) ?? Agreement.Unwritten(id), Event<AgreementEvent>(rows.GetString(1), rows.GetString(2)));
        }

        return states;
    }

    /// <summary>Every agreement in sight that was on record by an instant, in the order of ids, a page of them at a time.</summary>
    public static async IAsyncEnumerable<Agreement> AllAsync(Reader reader, DateTimeOffset asOf, [EnumeratorCancellation] CancellationToken ct)
    {
        var after = Guid.Empty;
        while (await PageAsync(reader, EventNames.All[typeof(AgreementProposed)], after, asOf, ct) is { Length: > 0 } ids)
        {
            foreach (var state in (await OfAsync(reader, ids, asOf, ct)).OrderBy(s => s.Key).Select(s => s.Value))
            {
                yield return state;
            }

            after = ids[^1];
        }
    }

    /// <summary>A stored event.</summary>
    public static T Event<T>(string type, string data)
        where T : class =>
        EventRow.Happened(type, data) as T ?? throw new JsonException($"A stored event '{type}' is none of {typeof(T).Name}.");

    /// <summary>Ids of streams in sight that begin with a type of event, beyond one.</summary>
    private static async Task<Guid[]> PageAsync(Reader reader, string first, Guid after, DateTimeOffset asOf, CancellationToken ct)
    {
        await using var command = reader.Db.CreateCommand(
            $"select b.stream_id from {Events} b where b.version = 1 and b.type = $1 and b.stream_id > $2 "
                + $"and b.timestamp <= $3{reader.Scope.And("b.stream_id")} order by b.stream_id limit {PageSize}");
        command.With(first).With(after).With(asOf.ToUniversalTime()).With(reader.Scope);
        return [.. await command.ListAsync(r => r.GetGuid(0), ct)];
    }
}
