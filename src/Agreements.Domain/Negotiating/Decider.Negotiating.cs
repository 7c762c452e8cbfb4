namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, NegotiatingCommand command) => command switch
    {
        ReviseTerms c => Revision.Decide(state, c),
        ConsentToTerms c => Consent.Decide(state, c),
        RefuseTerms c => TermsRefusal.Decide(state, c),
        RestoreTerms c => Restoration.Decide(state, c),
        AdvanceToNegotiated c => Negotiation.Decide(state, c),
        _ => throw Unknown(command),
    };
}
