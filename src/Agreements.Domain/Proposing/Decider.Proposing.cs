namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, ProposingCommand command) => command switch
    {
        ProposeAgreement c => Proposal.Decide(state, c),
        AdoptPolicy c => PolicyAdoption.Decide(state, c),
        _ => throw Unknown(command),
    };
}
