namespace Agreements.Domain.Signing;

/// <summary>Enter the stage signed.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Place">Where; null when it does not matter.</param>
public sealed record AdvanceToSigned(Guid AgreementId, Edtf? On = null, string? Place = null) : SigningCommand(AgreementId)
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Signed);
}

/// <summary>The decision to enter it.</summary>
internal static class SigningStage
{
    public static Decision Decide(Agreement state, AdvanceToSigned c) =>
        Guards.Enter(state, Stage.Signed, c, () => new AgreementSigned(c.On ?? Edtf.Day(c.Today), c.Place, null, null));
}
