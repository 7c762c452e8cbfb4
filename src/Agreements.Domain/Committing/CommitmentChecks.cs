namespace Agreements.Domain.Committing;

/// <summary>Checks that several decisions on commitments share.</summary>
internal static class CommitmentChecks
{
    /// <summary>Decides on a commitment that is there; refuses when there is none.</summary>
    public static Decision On(this Agreement state, string id, Func<CommitmentState, Decision> decide) =>
        state.FindCommitment(id) is { } owed ? decide(owed) : Decision.Refuse(new CommitmentUnknown(id));

    /// <summary>Decides on one that is still owed; refuses when it was kept or let off.</summary>
    public static Decision WhileOwed(this CommitmentState owed, Func<Decision> decide) =>
        owed.IsSettled ? Decision.Refuse(new CommitmentSettled(owed.Id, owed.Commitment.Title, owed.Status)) : decide();

    /// <summary>
    /// Null when a party can say whether a commitment was kept: the one named for it, else any other side that is bound, guides, hosts,
    /// approves or benefits. Nobody answers for itself.
    /// </summary>
    public static Refusal? RefuseUnlessOtherSide(this Agreement state, CommitmentState owed, string party) => state.FindParty(party) switch
    {
        null => new PartyUnknown(party),
        { IsUnnamed: true } p => new PartyNotNamed(p.Id, p.Name),
        { } p when p.Id == owed.Commitment.Owner => new VerifierIsOwner(p.Id, p.Name),
        { } p when !(owed.Commitment.Verifier is { } named ? p.Id == named : Answers(p)) => new NotVerifier(p.Id, p.Name),
        _ => null,
    };

    /// <summary>Records how a commitment was settled, and the next of its series with it: there is no moment at which a series has no next one.</summary>
    public static Decision Settle(this Agreement state, string id, CommittingEvent settled, DateOnly today)
    {
        var after = Agreement.Evolve(state, settled);
        return ComingRound.Next(after, after.FindCommitment(id)!.Series, today) is { } next ? Decision.Record(settled, next) : Decision.Record(settled);
    }

    private static bool Answers(Party p) =>
        p.IsPrincipal || p.Role is PartyRole.Guide or PartyRole.Host or PartyRole.ApprovingAuthority or PartyRole.Beneficiary;
}

/// <summary>No commitment of the agreement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record CommitmentUnknown(string Id)
    : Refusal(new Text($"协议中没有编号为“{Id}”的承诺。", $"The agreement has no commitment '{Id}'."), CanMeet.Coordinator);

/// <summary>Nothing is owed any more.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Title">What was owed.</param>
/// <param name="Status">Kept or waived.</param>
public sealed record CommitmentSettled(string Id, Text Title, CommitmentStatus Status)
    : Refusal(
        Status is CommitmentStatus.Kept
            ? new Text($"承诺“{Title.Zh}”已经履行，不再变更。", $"The commitment '{Title.EnOrZh}' was kept already and changes no more.")
            : new Text($"承诺“{Title.Zh}”已经豁免，不再变更。", $"The commitment '{Title.EnOrZh}' was waived already and changes no more."),
        CanMeet.Coordinator);

/// <summary>A party cannot verify what it owes itself.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record VerifierIsOwner(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}是责任方，须由其他方核验。", $"{Name.EnOrZh} owes it; another side has to answer for it."), CanMeet.Coordinator);

/// <summary>It is not for this party to say whether the commitment was kept.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record NotVerifier(string Party, Text Name)
    : Refusal(new Text($"此项承诺不由{Name.Zh}核验。", $"It is not for {Name.EnOrZh} to answer for this commitment."), CanMeet.Coordinator);

/// <summary>Nobody has claimed that it was kept, so there is nothing to answer.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Title">What is owed.</param>
public sealed record ClaimMissing(string Id, Text Title)
    : Refusal(new Text($"责任方尚未申报“{Title.Zh}”已完成。", $"The owner has not claimed that '{Title.EnOrZh}' was kept."), CanMeet.Coordinator);
