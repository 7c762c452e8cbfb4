namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, JoiningCommand command) => command switch
    {
        _ => throw Unknown(command),
    };
}
