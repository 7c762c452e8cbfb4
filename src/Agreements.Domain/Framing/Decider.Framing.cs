namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, FramingCommand command) => command switch
    {
        PlaceUnder c => Placement.Decide(state, c),
        CarryClauses c => Carrying.Decide(state, c),
        DropClauses c => Carrying.Decide(state, c),
        _ => throw Unknown(command),
    };
}
