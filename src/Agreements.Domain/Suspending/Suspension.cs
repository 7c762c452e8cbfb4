namespace Agreements.Domain.Suspending;

/// <summary>That somebody suspended an agreement.</summary>
/// <param name="Origin">Who: a principal's party id, or the code of the bureau's institution.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Cause">The agreement above whose suspension brought this one about; null when it was suspended for itself.</param>
/// <param name="IsLifted">True once the same origin has resumed.</param>
public sealed record Suspension(string Origin, string Reason, Edtf? On, Guid? Cause, bool IsLifted = false);
