namespace Agreements.Domain.Approving;

/// <summary>Waive one guard of the next stage with a reason, as an approver; of one party where it is about parties.</summary>
/// <param name="Guard">The guard's code, one of <see cref="Guards.Waivable"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">The party of which it is waived; null for a guard that is about no party.</param>
public sealed record WaiveGuard(string Guard, string Reason, string? Party = null) : AgreementCommand
{
    /// <summary>What has ended is evaluated all the same.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.OpenOrEnded;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (context.By.Role is not ActingRole.Approver)
        {
            return Decision.Refuse(new ApproverNeeded());
        }

        if (state.Waivers.GetValueOrDefault(Guards.WaiverOf(Guard, Party)) == Reason)
        {
            return Decision.Nothing;
        }

        return Refusal(state, context) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new GuardWaived(Guard, Reason, context.By.Institution, Party));
    }

    private Refusal? Refusal(Agreement state, CommandContext context)
    {
        if (!Guards.Waivable.Contains(Guard))
        {
            return new GuardNotWaivable(Guard);
        }

        if (state.RefuseUnlessIn(Guards.StageOf(Guard) - 1) is { } wrongStage)
        {
            return wrongStage;
        }

        var unmet = Guards.BeforeWaivers(state, state.Stage + 1, context.Today).Where(g => g.Code == Guard).ToArray();
        return unmet.Length == 0 ? new GuardHolds(Guard)
            : !unmet.Any(g => g.PartyId == Party) ? new WaiverOfParty(Guard, string.Join(", ", unmet.Select(g => g.PartyId).OfType<string>()))
            : string.IsNullOrWhiteSpace(Reason) ? new ReasonMissing()
            : null;
    }
}

/// <summary>Take a waiver back, as an approver: the guard holds again.</summary>
/// <param name="Guard">The guard's code.</param>
/// <param name="Reason">Why.</param>
/// <param name="Party">The party of which it was waived; null for a waiver that is about no party.</param>
public sealed record RevokeWaiver(string Guard, string Reason, string? Party = null) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => Standings.OpenOrEnded;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (context.By.Role is not ActingRole.Approver)
        {
            return Decision.Refuse(new ApproverNeeded());
        }

        if (!state.Waivers.ContainsKey(Guards.WaiverOf(Guard, Party)))
        {
            return Decision.Nothing;
        }

        return string.IsNullOrWhiteSpace(Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new WaiverRevoked(Guard, Reason, context.By.Institution, Party));
    }
}

/// <summary>The guard holds: there is nothing to waive.</summary>
/// <param name="Guard">The guard's code.</param>
public sealed record GuardHolds(string Guard)
    : Refusal(new Text($"条件“{Guard}”已满足，无须豁免。", $"The guard '{Guard}' holds: there is nothing to waive."), CanMeet.Approver);

/// <summary>The guard does not hold of some parties: it is waived of one of them at a time, and of no other.</summary>
/// <param name="Guard">The guard's code.</param>
/// <param name="Parties">Ids of the parties of which it does not hold; empty when it is about no party.</param>
public sealed record WaiverOfParty(string Guard, string Parties)
    : Refusal(
        new Text(
            Parties.Length == 0 ? $"条件“{Guard}”不针对某一方：请不要指明参与方。" : $"条件“{Guard}”须逐方豁免，目前未满足的有：{Parties}。",
            Parties.Length == 0
                ? $"The guard '{Guard}' is about no party: name none."
                : $"The guard '{Guard}' is waived of one party at a time; it does not hold of: {Parties}."),
        CanMeet.Approver);

/// <summary>A reason is needed.</summary>
public sealed record ReasonMissing()
    : Refusal(new Text("须说明理由。", "A reason is needed."), CanMeet.Coordinator, CanMeet.Approver);

/// <summary>This guard cannot be waived.</summary>
/// <param name="Guard">The code given.</param>
public sealed record GuardNotWaivable(string Guard)
    : Refusal(new Text($"条件“{Guard}”不能豁免。", $"The guard '{Guard}' cannot be waived."), CanMeet.Coordinator);
