namespace Agreements.Domain.Implementing;

/// <summary>Name the liaison of a principal.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The principal's id.</param>
/// <param name="Person">A reference to the person, never the name.</param>
public sealed record NameLiaison(Guid AgreementId, string Party, string Person) : ImplementingCommand(AgreementId)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;
}

/// <summary>The decision to name one.</summary>
internal static class LiaisonNaming
{
    public static Decision Decide(Agreement state, NameLiaison c)
    {
        if (state.RefuseUnlessPrincipal(c.Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        return state.Liaisons.GetValueOrDefault(c.Party) == c.Person
            ? Decision.Nothing
            : Decision.Record(new LiaisonNamed(c.Party, c.Person));
    }
}
