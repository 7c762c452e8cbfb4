namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, ApprovingCommand command) => command switch
    {
        ApproveAgreement c => Approval.Decide(state, c),
        WaiveGuard c => Waiver.Decide(state, c),
        _ => throw Unknown(command),
    };
}
