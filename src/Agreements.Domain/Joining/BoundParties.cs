namespace Agreements.Domain.Joining;

/// <summary>What follows when those who are bound become others. It is asked before anything is recorded.</summary>
internal static class BoundParties
{
    private const string Why = "签约主体有变动，文本须重新同意。";

    /// <summary>Null when the principals may change now; otherwise why not. What is signed binds those who signed it.</summary>
    public static Refusal? RefuseToChange(Agreement state, Party party) =>
        state.Stage >= Stage.Signed ? new PrincipalsChangeByAmendment(party.Id, party.Name) : null;

    /// <summary>Null when enough are bound without a party; otherwise why it must stay.</summary>
    public static Refusal? RefuseToLose(Agreement state, Party party)
    {
        var remain = state.Principals.Count(p => p.Id != party.Id);
        var needed = state.Stage == Stage.Proposed ? 1 : state.Policy.LeastPrincipals;
        return RefuseToChange(state, party) ?? (remain < needed ? new PrincipalsWouldBeTooFew(remain, needed) : null);
    }

    /// <summary>Whose consent is void when the principals change.</summary>
    public static IReadOnlyList<string> Voided(Agreement state) => [.. state.Parties.Where(p => state.Consents.ContainsKey(p.Id)).Select(p => p.Id)];

    /// <summary>
    /// Records a change of principals. A text negotiated among others is not negotiated: the agreement goes back to where it is consented to.
    /// </summary>
    public static Decision Record(Agreement state, JoiningEvent change, string? reason) =>
        state.Stage == Stage.Negotiated
            ? Decision.Record(change, new AgreementReturned(Stage.Negotiated, Stage.Proposed, reason ?? Why, ((IDated)change).On))
            : Decision.Record(change);

    /// <summary>The day of a change: today unless given; unknown when a source tells of it and gives none.</summary>
    public static Edtf? Day(Edtf? on, Source? source, DateOnly today) => source is null ? on ?? Edtf.Day(today) : on;
}

/// <summary>Once it is signed, who is bound changes only by an amendment.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record PrincipalsChangeByAmendment(string Party, Text Name)
    : Refusal(
        new Text(
            $"协议已签署，签约主体（{Name.Zh}）的变动须通过补充协议办理。",
            $"The agreement is signed: who is bound ({Name.EnOrZh}) changes only by an amendment."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>Too few would be bound.</summary>
/// <param name="Remain">How many principals would remain.</param>
/// <param name="Needed">How many it needs.</param>
public sealed record PrincipalsWouldBeTooFew(int Remain, int Needed)
    : Refusal(
        new Text($"此后只剩 {Remain} 个签约主体，至少需要 {Needed} 个。", $"Only {Remain} principals would remain; at least {Needed} are needed."), CanMeet.Coordinator);
