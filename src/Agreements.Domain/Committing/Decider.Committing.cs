namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, CommittingCommand command) => command switch
    {
        AddCommitment c => CommitmentAddition.Decide(state, c),
        FulfilCommitment c => CommitmentFulfilment.Decide(state, c),
        _ => throw Unknown(command),
    };
}
