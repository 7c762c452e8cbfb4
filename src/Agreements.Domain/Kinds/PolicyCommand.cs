namespace Agreements.Domain.Kinds;

/// <summary>Something that somebody wants done to the policies of one kind of agreement, and the rule by which it is decided.</summary>
public abstract record PolicyCommand : Command
{
    /// <summary>The kind of agreement.</summary>
    [NotInBody]
    public abstract AgreementKind Kind { get; init; }

    /// <summary>Which related state its decision needs.</summary>
    public virtual Needs Needs => Domain.Needs.Nothing;

    /// <summary>Decides it by its own rule. Ask <see cref="Policies"/>, which adds the rules of all commands.</summary>
    /// <param name="state">What has been published of the kind.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public abstract PolicyDecision Decide(PublishedPolicies state, CommandContext context);
}

/// <summary>The one way from a command on a kind's policies to events. Pure.</summary>
public static class Policies
{
    /// <summary>Decides a command.</summary>
    /// <param name="state">What has been published of the kind.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public static PolicyDecision Decide(PublishedPolicies state, PolicyCommand command, CommandContext context) =>
        command.Decide(state, context).OnVersion(context.SeenVersion, state.Version);
}
