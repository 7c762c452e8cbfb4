namespace Agreements.Domain.Measuring;

/// <summary>Something that somebody wants done in measuring indicators.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record MeasuringCommand(Guid AgreementId) : AgreementCommand(AgreementId);
