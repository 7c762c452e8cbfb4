using JasperFx.Events;

namespace Marten.Internal;

/// <summary>A fold of one stream, without the types.</summary>
internal interface ILiveFold
{
    Type AggregateType { get; }

    object? Fold(object? state, IEvent e);
}
