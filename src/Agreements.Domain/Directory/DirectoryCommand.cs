namespace Agreements.Domain.Directory;

/// <summary>Something that somebody wants done to one entry of the directory.</summary>
public abstract record DirectoryCommand : Command
{
    /// <summary>Which related state its decision needs; nothing for most.</summary>
    public virtual Needs Needs => Needs.Nothing;
}

/// <summary>Something that somebody wants done to an institution's entry, and the rule by which it is decided.</summary>
public abstract record InstitutionCommand : DirectoryCommand
{
    /// <summary>Decides it by its own rule. Ask <see cref="Registrar"/>, which adds the rules of all commands.</summary>
    /// <param name="state">The entry as it is.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public abstract InstitutionDecision Decide(Institution state, CommandContext context);
}

/// <summary>Something that somebody wants done to a standing body's entry, and the rule by which it is decided.</summary>
public abstract record BodyCommand : DirectoryCommand
{
    /// <summary>Decides it by its own rule. Ask <see cref="Registrar"/>, which adds the rules of all commands.</summary>
    /// <param name="state">The entry as it is.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public abstract BodyDecision Decide(Body state, CommandContext context);
}
