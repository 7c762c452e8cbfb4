using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>The agreement that this one renews; null for none.</summary>
    public Guid? Predecessor { get; private init; }

    /// <summary>Renewals proposed, oldest first; more than one only when the earlier came to nothing.</summary>
    public ImmutableList<RenewalProposed> Renewals { get; private init; } = [];

    /// <summary>The agreement that renews this one, as it was proposed last; null for none.</summary>
    public Guid? Successor => Renewals.IsEmpty ? null : Renewals[^1].Successor;

    private Agreement Evolve(RenewingEvent happened) => happened switch
    {
        RenewalProposed e => this with { Renewals = Renewals.Add(e) },
        AgreementSuperseded => this with { ClosedAs = Standing.Superseded },
        _ => throw Unknown(happened),
    };
}
