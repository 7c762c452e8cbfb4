namespace Agreements.Domain;

/// <summary>Checks that several capabilities share: who may act as what.</summary>
internal static class PartyChecks
{
    /// <summary>Null when the party is a named principal; otherwise why it cannot act as one.</summary>
    public static Refusal? RefuseUnlessPrincipal(this Agreement state, string party) => state.FindParty(party) switch
    {
        null => new PartyUnknown(party),
        { IsUnnamed: true } p => new PartyNotNamed(p.Id, p.Name),
        { IsPrincipal: false } p => new NotPrincipal(p.Id, p.Name),
        _ => null,
    };

    /// <summary>Null when the stage is one of those given; otherwise the refusal that says which.</summary>
    public static Refusal? RefuseUnlessIn(this Agreement state, params IReadOnlyList<Stage> stages) =>
        stages.Contains(state.Stage) ? null : new WrongStage(state.Stage, stages);

    /// <summary>The name of a party; for anybody else (a bureau) its code.</summary>
    public static Text NameOf(this Agreement state, string origin) => state.FindParty(origin)?.Name ?? new Text(origin);

    /// <summary>True for those who act for a bureau, and for the system that acts for nobody else.</summary>
    public static bool ActsForBureau(this Actor by) => by.Role is ActingRole.Coordinator or ActingRole.Approver or ActingRole.System;
}
