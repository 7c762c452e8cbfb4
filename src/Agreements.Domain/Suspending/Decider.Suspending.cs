namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, SuspendingCommand command) => command switch
    {
        SuspendAgreement c => SuspensionDecision.Decide(state, c),
        ResumeAgreement c => Resumption.Decide(state, c),
        _ => throw Unknown(command),
    };
}
