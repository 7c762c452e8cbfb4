namespace Agreements.Domain;

/// <summary>Something that somebody wants done to one agreement, and the rule by which it is decided.</summary>
public abstract record AgreementCommand : Command
{
    /// <summary>The standings in which it can bring anything about. What is asked again of a closed agreement still answers that nothing is new.</summary>
    public virtual IReadOnlyList<Standing> PossibleWhile => [Standing.Open];

    /// <summary>Which related state its decision needs; nothing for most.</summary>
    /// <param name="state">The agreement as it is.</param>
    public virtual Needs Needs(Agreement state) => Domain.Needs.Nothing;

    /// <summary>Id of the party whose word it is: who consents, signs, rates, owes; null where it is nobody's in particular.</summary>
    /// <param name="state">The agreement as it is.</param>
    public virtual string? SpeaksFor(Agreement state) => null;

    /// <summary>Other agreements that it names. Whoever may not see one of them cannot name it.</summary>
    public virtual IReadOnlyList<Guid> NamedAgreements => [];

    /// <summary>Decides it by its own rule. Ask <see cref="Decider"/>, which adds the rules of all commands.</summary>
    /// <param name="state">The agreement as it is.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public abstract Decision Decide(Agreement state, CommandContext context);
}
