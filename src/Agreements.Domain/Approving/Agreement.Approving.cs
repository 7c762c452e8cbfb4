using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>The approval on record; null for none.</summary>
    public AgreementApproved? Approval { get; private init; }

    /// <summary>Whether an approver approved it.</summary>
    public bool IsApproved => Approval is not null;

    /// <summary>Waived guards: reason by guard code or, where it is waived of one party, by code and party's id parted by a slash.</summary>
    public ImmutableDictionary<string, string> Waivers { get; private init; } = Empty<string>();

    private Agreement Evolve(ApprovingEvent happened) => happened switch
    {
        AgreementApproved e => this with { Approval = e },
        GuardWaived e => this with { Waivers = Waivers.SetItem(Guards.WaiverOf(e.Guard, e.Party), e.Reason) },
        WaiverRevoked e => this with { Waivers = Waivers.Remove(Guards.WaiverOf(e.Guard, e.Party)) },
        _ => throw Unknown(happened),
    };
}
