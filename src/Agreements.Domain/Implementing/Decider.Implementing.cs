namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, ImplementingCommand command) => command switch
    {
        NameLiaison c => LiaisonNaming.Decide(state, c),
        StartImplementation c => ImplementationStart.Decide(state, c),
        _ => throw Unknown(command),
    };
}
