using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>Something that somebody wants done to one agreement. Carries all that the decision needs, the day included.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record AgreementCommand(Guid AgreementId) : IAsked
{
    Guid IAsked.Stream => AgreementId;

    /// <inheritdoc />
    [JsonIgnore]
    public bool IsDryRun { get; init; }

    IAsked IAsked.AsDryRun() => this with { IsDryRun = true };

    /// <summary>Who wants it.</summary>
    public required Actor By { get; init; }

    /// <summary>The day on which it is asked, in Asia/Shanghai.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The version that the asker has seen; null when the asker does not care.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>The standings in which it can bring anything about. What is asked again of a closed agreement still answers that nothing is new.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Standing> PossibleWhile => [Standing.Open];

    /// <summary>What else is known: given by whoever loads the streams that <see cref="Needs"/> asks for. No part of the message.</summary>
    [JsonIgnore]
    public Surroundings Around { get; init; } = Surroundings.None;

    /// <summary>Which surroundings its decision needs; nothing for most.</summary>
    /// <param name="state">The agreement as it is.</param>
    public virtual Needs Needs(Agreement state) => Domain.Needs.Nothing;
}
