namespace Agreements.Domain.Engaging;

/// <summary>Something that somebody wants done to one engagement, and the rule by which it is decided.</summary>
public abstract record EngagementCommand : Command
{
    /// <summary>Which related state its decision needs; nothing for most.</summary>
    /// <param name="state">The engagement as it is.</param>
    public virtual Needs Needs(Engagement state) => Domain.Needs.Nothing;

    /// <summary>Code of the institution or body whose word it is; null where it is nobody's in particular.</summary>
    public virtual string? SpeaksFor => null;

    /// <summary>Decides it by its own rule. Ask <see cref="Engagements"/>, which adds the rules of all commands.</summary>
    /// <param name="state">The engagement as it is.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public abstract EngagementDecision Decide(Engagement state, CommandContext context);
}
