namespace Agreements.Domain.Implementing;

/// <summary>Name the liaison of a principal.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Person">A reference to the person, never the name.</param>
public sealed record NameLiaison(string Party, string Person) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Party;

    /// <inheritdoc />
    public override Needs Needs(Agreement state) => new() { People = [Person] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.RefuseUnlessPrincipal(Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        return state.Liaisons.GetValueOrDefault(Party) == Person
            ? Decision.Nothing
            : Decision.Record(new LiaisonNamed(Party, Person));
    }
}
