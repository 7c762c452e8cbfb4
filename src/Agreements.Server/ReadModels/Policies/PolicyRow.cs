using JasperFx.Events;

namespace Agreements.Server.ReadModels.Policies;

/// <summary>A published version of a kind's policy.</summary>
/// <param name="Id">Id of the stream of the kind's policies.</param>
/// <param name="Version">Its number in that stream, from 1.</param>
/// <param name="Policy">The policy.</param>
/// <param name="From">The first day on which new agreements are judged by it.</param>
/// <param name="Reason">Why it was published.</param>
/// <param name="RecordedAt">When it was published, UTC.</param>
/// <param name="User">The account that published it; null when unknown.</param>
public sealed record PolicyRow(Guid Id, long Version, KindPolicy Policy, DateOnly From, string Reason, DateTimeOffset RecordedAt, string? User)
{
    /// <summary>The row of a publication.</summary>
    /// <param name="e">The event with its envelope.</param>
    /// <exception cref="InvalidOperationException">The event is none of the policies'.</exception>
    public static PolicyRow Of(IEvent e) => e.Data is PolicyPublished p
        ? new PolicyRow(e.StreamId, e.Version, p.Policy, p.From, p.Reason, e.Timestamp.ToUniversalTime(), e.UserName)
        : throw new InvalidOperationException($"{e.Data.GetType().Name} is no event of policies.");
}
