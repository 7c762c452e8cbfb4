namespace Agreements.Server.Handling;

/// <summary>What a command came to.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream after the command.</param>
/// <param name="Recorded">The events recorded, in order; empty when nothing was new or it was refused.</param>
/// <param name="Refusals">Why not; empty unless refused.</param>
public sealed record Answer(Guid AgreementId, long Version, IReadOnlyList<AgreementEvent> Recorded, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>True when refused.</summary>
    public bool IsRefused => Refusals.Count > 0;
}
