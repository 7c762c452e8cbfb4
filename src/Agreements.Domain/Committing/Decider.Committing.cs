namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, CommittingCommand command) => command switch
    {
        AddCommitment c => CommitmentAddition.Decide(state, c),
        FulfilCommitment c => CommitmentFulfilment.Decide(state, c),
        ReassignCommitment c => Reassignment.Decide(state, c),
        RescheduleCommitment c => Rescheduling.Decide(state, c),
        ReportProgress c => ProgressReport.Decide(state, c),
        ClaimCommitment c => CommitmentClaim.Decide(state, c),
        VerifyCommitment c => CommitmentVerification.Decide(state, c),
        RejectClaim c => ClaimRejection.Decide(state, c),
        WaiveCommitment c => CommitmentWaiver.Decide(state, c),
        ComeRound c => ComingRound.Decide(state, c),
        AssignGuarantee c => GuaranteeAssignment.Decide(state, c),
        ReviewGuarantee c => GuaranteeReview.Decide(state, c),
        _ => throw Unknown(command),
    };
}
