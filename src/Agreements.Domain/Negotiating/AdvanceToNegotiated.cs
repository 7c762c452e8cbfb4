namespace Agreements.Domain.Negotiating;

/// <summary>Enter the stage negotiated.</summary>
/// <param name="On">The day; null for today.</param>
public sealed record AdvanceToNegotiated(Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Negotiated);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        Guards.Enter(state, Stage.Negotiated, context, () => new AgreementNegotiated(state.CurrentTerms!.Digest, On ?? Edtf.Day(context.Today), null));
}
