namespace Agreements.Domain.Returning;

/// <summary>Something that somebody wants done in going back.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record ReturningCommand(Guid AgreementId) : AgreementCommand(AgreementId);
