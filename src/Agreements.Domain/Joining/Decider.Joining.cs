namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, JoiningCommand command) => command switch
    {
        AddParty c => Joined.Decide(state, c),
        NameParty c => Naming.Decide(state, c),
        ReplaceParty c => Replacement.Decide(state, c),
        LeaveAgreement c => Leaving.Decide(state, c),
        ChangeRole c => RoleChange.Decide(state, c),
        _ => throw Unknown(command),
    };
}
