using System.Collections.Immutable;

namespace Agreements.Domain.Kinds;

/// <summary>Something that happened to the policies of a kind of agreement.</summary>
public abstract record PolicyEvent;

/// <summary>A further version of a kind's policy was published.</summary>
/// <param name="Policy">The policy, with its version.</param>
/// <param name="From">The first day on which new agreements are judged by it.</param>
/// <param name="Reason">Why it was published.</param>
public sealed record PolicyPublished(KindPolicy Policy, DateOnly From, string Reason) : PolicyEvent;

/// <summary>The policies of one kind that administrators have published, after those that were shipped.</summary>
public sealed record PublishedPolicies
{
    private PublishedPolicies(Guid id) => Id = id;

    /// <summary>Id of the stream.</summary>
    public Guid Id { get; private set; }

    /// <summary>Number of events folded.</summary>
    public long Version { get; private init; }

    /// <summary>What was published, oldest first.</summary>
    public ImmutableList<PolicyPublished> Published { get; private init; } = [];

    /// <summary>Nothing has been published yet.</summary>
    /// <param name="id">Id of the stream.</param>
    public static PublishedPolicies Unwritten(Guid id) => new(id);

    /// <summary>The stream of a kind's policies.</summary>
    /// <param name="kind">The kind.</param>
    public static Guid StreamOf(AgreementKind kind) => NameBasedId.Of($"policies/{KebabEnum<AgreementKind>.Name(kind)}");

    /// <summary>The newest version that is valid on a day; null when only the shipped ones are.</summary>
    /// <param name="day">The day, in Asia/Shanghai.</param>
    public KindPolicy? On(DateOnly day) => Published.LastOrDefault(p => p.From <= day)?.Policy;

    /// <summary>The state after an event.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="InvalidOperationException">The event is of no known type.</exception>
    public static PublishedPolicies Evolve(PublishedPolicies before, PolicyEvent happened) => happened switch
    {
        PolicyPublished e => before with { Published = before.Published.Add(e), Version = before.Version + 1 },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event that policies know."),
    };
}
