using Marten;

namespace Agreements.Server.Storage;

/// <summary>Streams as they were, from their events.</summary>
public static class PastStates
{
    /// <summary>
    /// The state at a version or an instant; null when it had not been proposed, has no such version yet, or the id is that of something else.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="asOf">The instant by the clock of recording; null for now.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Agreement?> AgreementAsync(this IQuerySession session, Guid id, long? version, DateTimeOffset? asOf, CancellationToken ct)
    {
        try
        {
            var state = asOf is { } instant
                ? await session.Events.AggregateStreamAsync<Agreement>(id, timestamp: instant.ToUniversalTime(), token: ct)
                : await session.Events.AggregateStreamAsync<Agreement>(id, version: version ?? 0, token: ct);
            return state is null || (version is { } asked && state.Version < asked) ? null : state;
        }
        catch (Exception e) when (WrongStreamException.In(e) is not null)
        {
            return null;
        }
    }

    /// <summary>What the guards of an agreement needed to know of other streams, as it was at an instant.</summary>
    public static async Task<RelatedState> RelatedAsync(this IQuerySession session, Needs needs, DateTimeOffset asOf, CancellationToken ct)
    {
        var related = RelatedState.Nothing;
        foreach (var id in needs.Agreements)
        {
            related = related with { Agreements = related.Agreements.Add(id, await session.AgreementAsync(id, null, asOf, ct)) };
        }

        foreach (var code in needs.Bodies.Concat(needs.BodiesWithMembers).Distinct())
        {
            var there = await session.Events.AggregateStreamAsync<Body>(DirectoryIds.OfBody(code), timestamp: asOf.ToUniversalTime(), token: ct);
            related = related with { Bodies = related.Bodies.Add(code, there) };
        }

        var codes = new Queue<string>(needs.Institutions.Concat(needs.BodiesWithMembers.SelectMany(b => related.Bodies[b]?.Facts?.Members ?? [])));
        while (codes.TryDequeue(out var code))
        {
            if (related.Institutions.ContainsKey(code))
            {
                continue;
            }

            var there = await session.Events.AggregateStreamAsync<Institution>(DirectoryIds.OfInstitution(code), timestamp: asOf.ToUniversalTime(), token: ct);
            related = related with { Institutions = related.Institutions.Add(code, there) };
            if (there?.MergedInto is { } into)
            {
                codes.Enqueue(into);
            }
        }

        return related;
    }
}
