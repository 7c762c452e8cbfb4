namespace Agreements.Domain.Closing;

/// <summary>A principal's notice that it ends the agreement.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day of the notice.</param>
/// <param name="Effective">The day from which it is ended, in Asia/Shanghai.</param>
/// <param name="IsRevoked">True once the principal has taken it back.</param>
public sealed record Notice(string Party, string Reason, Edtf? On, DateOnly Effective, bool IsRevoked = false);
