using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>Something that somebody wants done to one agreement. Carries all that the decision needs, the day included.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record AgreementCommand(Guid AgreementId) : Asked
{
    /// <inheritdoc />
    [JsonIgnore]
    public override Guid Stream => AgreementId;

    /// <summary>The standings in which it can bring anything about. What is asked again of a closed agreement still answers that nothing is new.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Standing> PossibleWhile => [Standing.Open];

    /// <summary>Which surroundings its decision needs; nothing for most.</summary>
    /// <param name="state">The agreement as it is.</param>
    public virtual Needs Needs(Agreement state) => Domain.Needs.Nothing;

    /// <summary>Id of the party whose word it is: who consents, signs, rates, owes; null where it is nobody's in particular.</summary>
    /// <param name="state">The agreement as it is.</param>
    public virtual string? SpeaksFor(Agreement state) => null;

    /// <summary>Other agreements that it names. Whoever may not see one of them cannot name it.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<Guid> Others => [];
}
