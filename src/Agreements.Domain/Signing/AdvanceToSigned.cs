namespace Agreements.Domain.Signing;

/// <summary>Enter the stage signed.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Place">Where; null when it does not matter.</param>
public sealed record AdvanceToSigned(Edtf? On = null, string? Place = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Signed);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        Guards.Enter(state, Stage.Signed, context, () => new AgreementSigned(On ?? Edtf.Day(context.Today), Place, null, null));
}
