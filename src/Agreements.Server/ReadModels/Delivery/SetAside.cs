using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Delivery;

/// <summary>A stream that the read models cannot show from an event on. Its events are on record; only the lists and boards wait.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Sequence">Place of the event among all events.</param>
/// <param name="Version">Its version in the stream.</param>
/// <param name="Type">Its stored name.</param>
/// <param name="Model">The read model that cannot show it.</param>
/// <param name="Error">Why.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record SetAsideStream(Guid Stream, long Sequence, long Version, string Type, string Model, string Error, DateTimeOffset Since);

/// <summary>The table of streams that were set aside so that all others could go on. Written only with a page, or by <see cref="Retry"/>.</summary>
public static class SetAside
{
    internal const string Creation = """
        create table if not exists set_aside (
            stream uuid not null constraint set_aside_pk primary key,
            sequence bigint not null,
            version bigint not null,
            type text not null,
            model text not null,
            error text not null,
            since timestamptz not null default now()
        )
        """;

    /// <summary>Sets streams aside; one that is aside already stays as it is.</summary>
    internal const string Put = """
        insert into set_aside (stream, sequence, version, type, model, error)
        select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[]) on conflict (stream) do nothing
        """;

    /// <summary>
    /// Fails when one of the streams that a page passed over has been taken back meanwhile: the page must be looked at again with what it
    /// left out. The lock has the retry of a stream and the page that passes it over wait for each other.
    /// </summary>
    internal const string StillAside = """
        with still as (select a.stream from set_aside a where a.stream = any(?::uuid[]) order by a.stream for update)
        insert into set_aside (stream) select null from (select count(*) as n from still) s where s.n <> cardinality(?::uuid[])
        """;

    /// <summary>All that are aside, longest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<SetAsideStream>> ListAsync(NpgsqlDataSource db, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand("select * from set_aside order by since, stream");
        return await command.ListAsync(Read, ct);
    }

    /// <summary>Since when and why a stream is aside; null when it is not.</summary>
    /// <param name="db">The database.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<SetAsideStream?> FindAsync(NpgsqlDataSource db, Guid stream, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand("select * from set_aside where stream = $1").With(stream);
        return await command.FirstAsync(Read, ct);
    }

    /// <summary>The statement that sets streams aside.</summary>
    internal static Statement PutStatement(IReadOnlyCollection<Poison> poisoned) => new(
        Put,
        [
            poisoned.Select(p => p.Stream).ToArray(), poisoned.Select(p => p.Sequence).ToArray(), poisoned.Select(p => p.Version).ToArray(),
            poisoned.Select(p => p.Type).ToArray(), poisoned.Select(p => p.Model).ToArray(), poisoned.Select(p => p.Error).ToArray(),
        ]);

    internal static async Task<HashSet<Guid>> StreamsAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select stream from set_aside");
        return [.. await command.ListAsync(r => r.GetGuid(0), ct)];
    }

    internal static SetAsideStream Read(NpgsqlDataReader r) => new(
        r.Get<Guid>("stream"), r.Get<long>("sequence"), r.Get<long>("version"), r.Get<string>("type"), r.Get<string>("model"), r.Get<string>("error"),
        r.Get<DateTimeOffset>("since"));
}
