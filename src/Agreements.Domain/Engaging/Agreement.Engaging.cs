using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>What of it goes back to engagements, in the order said.</summary>
    public ImmutableList<TracedToEngagement> Traces { get; private init; } = [];
}
