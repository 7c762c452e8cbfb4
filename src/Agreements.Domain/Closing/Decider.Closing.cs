namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, ClosingCommand command) => command switch
    {
        DeclineAgreement c => Declining.Decide(state, c),
        WithdrawAgreement c => Withdrawal.Decide(state, c),
        GiveNotice c => NoticeDecision.Decide(state, c),
        RevokeNotice c => Revocation.Decide(state, c),
        TerminateAgreement c => Termination.Decide(state, c),
        EndByNotice c => NoticeEffect.Decide(state, c),
        ExpireAgreement c => Expiry.Decide(state, c),
        ArchiveAgreement c => Archiving.Decide(state, c),
        _ => throw Unknown(command),
    };
}
