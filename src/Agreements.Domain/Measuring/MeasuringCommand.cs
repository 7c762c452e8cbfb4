namespace Agreements.Domain.Measuring;

/// <summary>Something that somebody wants done in measuring indicators. What was reached is counted also while the agreement rests or after it ended.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record MeasuringCommand(Guid AgreementId) : AgreementCommand(AgreementId)
{
    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended, Standing.Terminated, Standing.Expired, Standing.Superseded];
}
