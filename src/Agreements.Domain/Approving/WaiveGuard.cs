namespace Agreements.Domain.Approving;

/// <summary>Waive one guard with a reason, as an approver.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Guard">The guard's code, one of <see cref="Guards.Waivable"/>.</param>
/// <param name="Reason">Why.</param>
public sealed record WaiveGuard(Guid AgreementId, string Guard, string Reason) : ApprovingCommand(AgreementId);

/// <summary>The decision to waive.</summary>
internal static class Waiver
{
    public static Decision Decide(Agreement state, WaiveGuard c)
    {
        if (c.By.Role is not ActingRole.Approver)
        {
            return Decision.Refuse(new ApproverNeeded());
        }

        if (state.Waivers.GetValueOrDefault(c.Guard) == c.Reason)
        {
            return Decision.Nothing;
        }

        if (string.IsNullOrWhiteSpace(c.Reason))
        {
            return Decision.Refuse(new ReasonMissing());
        }

        return Guards.Waivable.Contains(c.Guard)
            ? Decision.Record(new GuardWaived(c.Guard, c.Reason, c.By.Institution))
            : Decision.Refuse(new GuardNotWaivable(c.Guard));
    }
}

/// <summary>A reason is needed.</summary>
public sealed record ReasonMissing()
    : Refusal(new Text("须说明理由。", "A reason is needed."), CanMeet.Coordinator, CanMeet.Approver);

/// <summary>This guard cannot be waived.</summary>
/// <param name="Guard">The code given.</param>
public sealed record GuardNotWaivable(string Guard)
    : Refusal(new Text($"条件“{Guard}”不能豁免。", $"The guard '{Guard}' cannot be waived."), CanMeet.Coordinator);
