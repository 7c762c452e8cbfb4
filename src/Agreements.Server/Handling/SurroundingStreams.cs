using Agreements.Server.Importing;
using Marten;

namespace Agreements.Server.Handling;

/// <summary>Loads what a decision needs to know of other streams.</summary>
public static class SurroundingStreams
{
    /// <summary>The surroundings asked for, as they are now.</summary>
    /// <param name="session">The session of the decision.</param>
    /// <param name="needs">What is asked for.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Surroundings> AroundAsync(this IQuerySession session, Needs needs, CancellationToken ct)
    {
        var around = Surroundings.None;
        foreach (var id in needs.Agreements)
        {
            around = await session.WithAsync(around, id, ct);
        }

        foreach (var start in needs.UpFrom)
        {
            // A line that meets what is known, or that runs in a circle, ends there.
            for (Guid? id = start; id is { } next && !around.Agreements.ContainsKey(next); id = around.Agreements.GetValueOrDefault(next)?.Parent)
            {
                around = await session.WithAsync(around, next, ct);
            }
        }

        foreach (var code in needs.Institutions)
        {
            around = await session.Events.AggregateStreamAsync<Institution>(StableIds.OfInstitution(code), token: ct) is { } there
                ? around with { Institutions = around.Institutions.SetItem(code, there) }
                : around;
        }

        foreach (var code in needs.Bodies)
        {
            around = await session.Events.AggregateStreamAsync<Body>(StableIds.OfBody(code), token: ct) is { } there
                ? around with { Bodies = around.Bodies.SetItem(code, there) }
                : around;
        }

        foreach (var kind in needs.Policies)
        {
            around = await session.Events.AggregateStreamAsync<PublishedPolicies>(PublishedPolicies.StreamOf(kind), token: ct) is { } there
                ? around with { Policies = around.Policies.SetItem(kind, there) }
                : around;
        }

        return around;
    }

    /// <summary>An id comes from whoever asks: it may be of no agreement at all.</summary>
    private static async Task<Surroundings> WithAsync(this IQuerySession session, Surroundings around, Guid id, CancellationToken ct) =>
        await session.AgreementAsync(id, null, null, ct) is { } there
            ? around with { Agreements = around.Agreements.SetItem(id, there) }
            : around;
}
