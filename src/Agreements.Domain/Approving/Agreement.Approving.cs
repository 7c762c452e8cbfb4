using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Whether an approver approved it.</summary>
    public bool IsApproved { get; private init; }

    /// <summary>Waived guards: reason by guard code.</summary>
    public ImmutableDictionary<string, string> Waivers { get; private init; } = Empty<string>();

    private Agreement Evolve(ApprovingEvent happened) => happened switch
    {
        AgreementApproved => this with { IsApproved = true },
        GuardWaived e => this with { Waivers = Waivers.SetItem(e.Guard, e.Reason) },
        _ => throw Unknown(happened),
    };
}
