namespace Agreements.Domain.Approving;

/// <summary>Waive one guard with a reason, as an approver.</summary>
/// <param name="Guard">The guard's code, one of <see cref="Guards.Waivable"/>.</param>
/// <param name="Reason">Why.</param>
public sealed record WaiveGuard(string Guard, string Reason) : AgreementCommand
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (context.By.Role is not ActingRole.Approver)
        {
            return Decision.Refuse(new ApproverNeeded());
        }

        if (state.Waivers.GetValueOrDefault(Guard) == Reason)
        {
            return Decision.Nothing;
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            return Decision.Refuse(new ReasonMissing());
        }

        return Guards.Waivable.Contains(Guard)
            ? Decision.Record(new GuardWaived(Guard, Reason, context.By.Institution))
            : Decision.Refuse(new GuardNotWaivable(Guard));
    }
}

/// <summary>A reason is needed.</summary>
public sealed record ReasonMissing()
    : Refusal(new Text("须说明理由。", "A reason is needed."), CanMeet.Coordinator, CanMeet.Approver);

/// <summary>This guard cannot be waived.</summary>
/// <param name="Guard">The code given.</param>
public sealed record GuardNotWaivable(string Guard)
    : Refusal(new Text($"条件“{Guard}”不能豁免。", $"The guard '{Guard}' cannot be waived."), CanMeet.Coordinator);
