namespace Agreements.Domain.Signing;

/// <summary>Something that somebody wants done in signing and witnessing.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record SigningCommand(Guid AgreementId) : AgreementCommand(AgreementId);
