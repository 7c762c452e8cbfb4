using System.Text.Json.Serialization;

namespace Agreements.Domain.Correcting;

/// <summary>Something that somebody wants done in correcting recorded facts and updating them.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record CorrectingCommand(Guid AgreementId) : AgreementCommand(AgreementId)
{
    private static readonly Standing[] AllButArchived = [.. Enum.GetValues<Standing>().Where(s => s is not Standing.Archived)];

    /// <inheritdoc />
    /// <remarks>A fact can turn out wrong, or a name change, however the agreement stands; only what is archived is closed.</remarks>
    [JsonIgnore]
    public override IReadOnlyList<Standing> PossibleWhile => AllButArchived;
}
