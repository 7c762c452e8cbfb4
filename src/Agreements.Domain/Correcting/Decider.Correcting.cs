namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, CorrectingCommand command) => command switch
    {
        CorrectFact c => Correction.Decide(state, c),
        UpdateFact c => FactUpdate.Decide(state, c),
        _ => throw Unknown(command),
    };
}
