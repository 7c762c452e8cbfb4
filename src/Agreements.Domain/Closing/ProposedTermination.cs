using System.Collections.Immutable;

namespace Agreements.Domain.Closing;

/// <summary>A proposal to end an agreement with the consent of all its principals.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Party">The principal that proposes it; null when the coordinator does.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record ProposedTermination(string Reason, string? Party, Edtf? On)
{
    /// <summary>Consents, by principal.</summary>
    public ImmutableSortedDictionary<string, TerminationConsented> Consents { get; private init; } =
        ImmutableSortedDictionary.Create<string, TerminationConsented>(StringComparer.Ordinal);

    /// <summary>The principals that have not consented yet.</summary>
    /// <param name="state">The agreement.</param>
    public IEnumerable<Party> Missing(Agreement state) => state.Principals.Where(p => !Consents.ContainsKey(p.Id));

    internal ProposedTermination With(TerminationConsented consented) => this with { Consents = Consents.SetItem(consented.Party, consented) };
}
