namespace Agreements.Domain.Committing;

/// <summary>Something that somebody wants done in what somebody owes.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record CommittingCommand(Guid AgreementId) : AgreementCommand(AgreementId);

/// <summary>Something to be said of one commitment. What was owed can be kept, shown and let off also while the agreement rests or after it ended.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
public abstract record CommitmentCommand(Guid AgreementId, string Id) : CommittingCommand(AgreementId)
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended, Standing.Terminated, Standing.Expired, Standing.Superseded];
}
