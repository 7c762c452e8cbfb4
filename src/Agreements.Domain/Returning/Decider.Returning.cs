namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, ReturningCommand command) => command switch
    {
        ReturnToStage c => ReturnDecision.Decide(state, c),
        _ => throw Unknown(command),
    };
}
