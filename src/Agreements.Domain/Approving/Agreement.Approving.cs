using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>The approval on record; null for none.</summary>
    public AgreementApproved? Approval { get; private init; }

    /// <summary>Whether an approver approved it.</summary>
    public bool IsApproved => Approval is not null;

    /// <summary>Waived guards: reason by guard code.</summary>
    public ImmutableDictionary<string, string> Waivers { get; private init; } = Empty<string>();

    private Agreement Evolve(ApprovingEvent happened) => happened switch
    {
        AgreementApproved e => this with { Approval = e },
        GuardWaived e => this with { Waivers = Waivers.SetItem(e.Guard, e.Reason) },
        _ => throw Unknown(happened),
    };
}
