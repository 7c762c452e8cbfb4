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

    /// <summary>The signed successor that takes its place on a day to come; null for none.</summary>
    public Succession? Succession { get; private init; }

    /// <summary>The successor that has taken its place; null for none.</summary>
    public Guid? SupersededBy { get; private init; }

    /// <summary>How it had been closed before its successor took its place; null when it was not.</summary>
    private Standing? ClosedBeforeSuccession { get; init; }

    private Agreement Evolve(RenewingEvent happened) => happened switch
    {
        RenewalProposed e => this with { Renewals = Renewals.Add(e) },
        SuccessorSigned e => this with { Succession = new Succession(e.By, e.From) },
        AgreementSuperseded e => this with { ClosedAs = Standing.Superseded, SupersededBy = e.By, ClosedBeforeSuccession = ClosedAs, Succession = null },
        SupersessionLifted e => this with
        {
            Succession = null, SupersededBy = null, ClosedAs = ClosedAs is Standing.Superseded && SupersededBy == e.By ? ClosedBeforeSuccession : ClosedAs,
        },
        _ => throw Unknown(happened),
    };
}
