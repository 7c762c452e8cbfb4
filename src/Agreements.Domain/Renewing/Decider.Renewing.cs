namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, RenewingCommand command) => command switch
    {
        ProposeRenewal c => Renewal.Decide(state, c),
        SupersedeAgreement c => Supersession.Decide(state, c),
        _ => throw Unknown(command),
    };
}
