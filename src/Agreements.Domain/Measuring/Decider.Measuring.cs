namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, MeasuringCommand command) => command switch
    {
        _ => throw Unknown(command),
    };
}
