namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, DocumentingCommand command) => command switch
    {
        AttachDocument c => DocumentAttachment.Decide(state, c),
        WithdrawDocument c => DocumentWithdrawal.Decide(state, c),
        _ => throw Unknown(command),
    };
}
