using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>An agreement as it is or was, from its events.</summary>
public static class AgreementHistory
{
    /// <summary>
    /// The agreement as it is, as far as it is in sight: null when it is not there or its parties are out of sight. Others that are out of
    /// sight are in it still: <see cref="OutOfSight.WithoutOthersAsync"/> before it is shown.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Agreement?> AgreementAsync(this Reader reader, Guid id, CancellationToken ct) =>
        await reader.MaySeeAsync(id, ct) && await reader.Session.LatestAsync<Agreement>(id, ct) is { } state
            && await reader.SeesByAsync(VisibilityRow.SeersOf(state), ct) ? state : null;

    /// <summary>
    /// The agreement as it was; null when it was not there, or is out of sight now: who sees the past of an agreement is judged by the present.
    /// </summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="present">The agreement as it is, as far as it is in sight.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="asOf">The instant by the clock of recording; null for now.</param>
    /// <param name="ct">Stops waiting.</param>
    public static Task<Agreement?> PastAsync(this Reader reader, Agreement present, long? version, DateTimeOffset? asOf, CancellationToken ct) =>
        (version is null && asOf is null) || version == present.Version
            ? Task.FromResult<Agreement?>(present)
            : reader.Session.AgreementAsync(present.Id, version, asOf, ct);
}
