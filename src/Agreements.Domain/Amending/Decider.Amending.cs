namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, AmendingCommand command) => command switch
    {
        ProposeAmendment c => AmendmentProposal.Decide(state, c),
        ReviseAmendment c => AmendmentRevision.Decide(state, c),
        ConsentToAmendment c => AmendmentConsent.Decide(state, c),
        RefuseAmendment c => AmendmentRefusal.Decide(state, c),
        SignAmendment c => AmendmentSigning.Decide(state, c),
        AdoptAmendment c => AmendmentAdoption.Decide(state, c),
        WithdrawAmendment c => AmendmentWithdrawal.Decide(state, c),
        _ => throw Unknown(command),
    };
}
