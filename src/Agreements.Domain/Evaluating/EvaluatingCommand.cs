namespace Agreements.Domain.Evaluating;

/// <summary>Something that somebody wants done in results and evaluation.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record EvaluatingCommand(Guid AgreementId) : AgreementCommand(AgreementId);
