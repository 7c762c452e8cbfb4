namespace Agreements.Domain.Recording;

/// <summary>Something that somebody wants done in what sources say and leave open.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record RecordingCommand(Guid AgreementId) : AgreementCommand(AgreementId)
{
    /// <summary>What is known of an agreement can change however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => [.. Enum.GetValues<Standing>().Where(s => s != Standing.Archived)];
}
