namespace Agreements.Domain.Committing;

/// <summary>Record that a commitment was kept.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Evidence">What shows it; null for nothing.</param>
public sealed record FulfilCommitment(Guid AgreementId, string Id, Edtf? On = null, string? Evidence = null) : CommittingCommand(AgreementId);

/// <summary>The decision to record it.</summary>
internal static class CommitmentFulfilment
{
    public static Decision Decide(Agreement state, FulfilCommitment c)
    {
        if (state.FindCommitment(c.Id) is not { } commitment)
        {
            return Decision.Refuse(new CommitmentUnknown(c.Id));
        }

        return commitment.IsFulfilled
            ? Decision.Nothing
            : Decision.Record(new CommitmentFulfilled(c.Id, c.On ?? Edtf.Day(c.Today), c.Evidence));
    }
}

/// <summary>No commitment of the agreement has this id.</summary>
/// <param name="Id">The id given.</param>
public sealed record CommitmentUnknown(string Id)
    : Refusal(new Text($"协议中没有编号为“{Id}”的承诺。", $"The agreement has no commitment '{Id}'."), CanMeet.Coordinator);
