using Marten;

namespace Agreements.Server.Handling;

/// <summary>An agreement as it is or was, from its events.</summary>
public static class AgreementHistory
{
    /// <summary>Whether a stream is an agreement's: institutions and standing bodies have streams too.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The id asked for.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<bool> IsAgreementAsync(this IQuerySession session, Guid id, CancellationToken ct) =>
        await session.Events.FetchStreamAsync(id, version: 1, token: ct) is [{ Data: AgreementProposed }];

    /// <summary>The state at a version or an instant; null when it had not been proposed, or has no such version yet.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="asOf">The instant by the clock of recording; null for now.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Agreement?> AgreementAsync(this IQuerySession session, Guid id, long? version, DateTimeOffset? asOf, CancellationToken ct)
    {
        var state = asOf is { } instant
            ? await session.Events.AggregateStreamAsync<Agreement>(id, timestamp: instant.ToUniversalTime(), token: ct)
            : await session.Events.AggregateStreamAsync<Agreement>(id, version: version ?? 0, token: ct);
        return state is null || (version is { } asked && state.Version < asked) ? null : state;
    }
}
