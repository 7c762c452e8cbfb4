namespace Agreements.Domain.Closing;

/// <summary>
/// What one principal can do to the others: where more than two are bound and enough remain, who gives notice or declines leaves, and the agreement goes on.
/// </summary>
internal static class OneOfSeveral
{
    private const int Both = 2;

    /// <summary>True when the agreement goes on without a principal.</summary>
    public static bool CanGo(Agreement state, string party) =>
        state.Policy.NoticeEndsForAll is not true && state.Principals.Count() > Both
        && state.Principals.Count(p => p.Id != party) >= Math.Max(Both, state.Policy.LeastPrincipals);

    /// <summary>Null when a party owes nothing any more; otherwise the refusal that says so.</summary>
    public static Refusal? RefuseWhileOwing(Agreement state, Party party) =>
        state.Commitments.Any(c => c.Commitment.Owner == party.Id && !c.IsSettled) ? new LeavingPartyOwes(party.Id, party.Name) : null;
}
