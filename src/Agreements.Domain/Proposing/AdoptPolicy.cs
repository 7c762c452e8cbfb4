namespace Agreements.Domain.Proposing;

/// <summary>Have an agreement judged by the newest policy of its kind from now on.</summary>
/// <param name="Reason">Why.</param>
public sealed record AdoptPolicy(string Reason) : AgreementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { Policies = state.Exists ? [state.Kind] : [] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        var newest = context.Related.PolicyOn(state.Kind, context.Today);
        return newest.Version <= state.Policy.Version ? Decision.Nothing
            : state.Ratings.Count > 0 ? Decision.Refuse(new RatedByOldPolicy(state.Policy.Version))
            : Decision.Record(new PolicyAdopted(newest, Reason));
    }
}

/// <summary>Somebody has rated by the rubric of the policy that it is judged by.</summary>
/// <param name="Version">The policy's version.</param>
public sealed record RatedByOldPolicy(int Version)
    : Refusal(
        new Text($"已有按第 {Version} 版政策作出的评分，不能改用新政策。", $"It has been rated by version {Version} of the policy and cannot adopt another."), CanMeet.Coordinator);
