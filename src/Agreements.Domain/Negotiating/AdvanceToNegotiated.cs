namespace Agreements.Domain.Negotiating;

/// <summary>Enter the stage negotiated.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="On">The day; null for today.</param>
public sealed record AdvanceToNegotiated(Guid AgreementId, Edtf? On = null) : NegotiatingCommand(AgreementId)
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Negotiated);
}

/// <summary>The decision to enter it.</summary>
internal static class Negotiation
{
    public static Decision Decide(Agreement state, AdvanceToNegotiated c) =>
        Guards.Enter(state, Stage.Negotiated, c, () => new AgreementNegotiated(state.CurrentTerms!.Digest, c.On ?? Edtf.Day(c.Today), null));
}
