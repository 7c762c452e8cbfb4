namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, ClosingCommand command) => command switch
    {
        _ => throw Unknown(command),
    };
}
