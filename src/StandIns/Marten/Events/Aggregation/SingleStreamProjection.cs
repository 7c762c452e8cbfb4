using JasperFx.Events;
using JasperFx.Events.Projections;
using Marten.Internal;

namespace Marten.Events.Aggregation;

/// <summary>
/// Folds one stream to one aggregate. Derive and override <see cref="Evolve"/>; the fold must be pure and the aggregate immutable,
/// because folded states are kept and shared between sessions.
/// </summary>
/// <typeparam name="TDoc">The aggregate.</typeparam>
/// <typeparam name="TId">The stream's identity: <see cref="Guid"/>.</typeparam>
public class SingleStreamProjection<TDoc, TId> : ProjectionBase, ILiveFold
    where TDoc : notnull
    where TId : notnull
{
    Type ILiveFold.AggregateType => typeof(TDoc);

    /// <summary>The state after <paramref name="e"/>; null when the stream has none any more.</summary>
    /// <param name="snapshot">The state before, or null at the first event.</param>
    /// <param name="id">The stream.</param>
    /// <param name="e">The next event.</param>
    public virtual TDoc? Evolve(TDoc? snapshot, TId id, IEvent e) =>
        throw new InvalidOperationException($"{GetType().Name} does not override Evolve");

    object? ILiveFold.Fold(object? state, IEvent e) => Evolve((TDoc?)state, (TId)(object)e.StreamId, e);
}
