using System.Text.Json.Serialization;

namespace Agreements.Domain.Engaging;

/// <summary>Something that somebody wants done to one engagement. Carries all that the decision needs, the day included.</summary>
/// <param name="EngagementId">The engagement.</param>
public abstract record EngagementCommand(Guid EngagementId) : Asked
{
    /// <inheritdoc />
    [JsonIgnore]
    public override Guid Stream => EngagementId;

    /// <summary>The other engagement that <see cref="Other"/> asks for; null when none is asked for or there is none. No part of the message.</summary>
    [JsonIgnore]
    public Engagement? There { get; init; }

    /// <summary>Which agreements and entries of the directory its decision needs; nothing for most.</summary>
    [JsonIgnore]
    public virtual Needs Needs => Domain.Needs.Nothing;

    /// <summary>Which other engagement its decision needs; null for none.</summary>
    [JsonIgnore]
    public virtual Guid? Other => null;
}

/// <summary>What a decision on an engagement came to. All of it is recorded in one transaction, or nothing.</summary>
public sealed record EngagementDecision
{
    /// <summary>Nothing new: the command repeats what is on record.</summary>
    public static EngagementDecision Nothing { get; } = new();

    /// <summary>What to record on the engagement, in order.</summary>
    public IReadOnlyList<EngagementEvent> Events { get; init; } = [];

    /// <summary>What to record on the other engagement.</summary>
    public IReadOnlyList<EngagementEvent> There { get; init; } = [];

    /// <summary>What to record on the agreement, by its id.</summary>
    public (Guid Id, IReadOnlyList<AgreementEvent> Events)? OnAgreement { get; init; }

    /// <summary>Why not; empty unless refused.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>Record these on the engagement.</summary>
    /// <param name="events">At least one event.</param>
    public static EngagementDecision Record(params IReadOnlyList<EngagementEvent> events) => new() { Events = events };

    /// <summary>Refuse for these reasons.</summary>
    /// <param name="refusals">At least one.</param>
    public static EngagementDecision Refuse(params IReadOnlyList<Refusal> refusals) => new() { Refusals = refusals };
}
