namespace Agreements.Domain.Correcting;

/// <summary>Something that somebody wants done in correcting recorded facts and updating them.</summary>
/// <param name="AgreementId">The agreement.</param>
public abstract record CorrectingCommand(Guid AgreementId) : AgreementCommand(AgreementId);
