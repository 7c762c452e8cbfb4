namespace Agreements.Domain.Implementing;

/// <summary>Enter the stage implementing.</summary>
/// <param name="On">The day work began; null for today.</param>
public sealed record StartImplementation(Edtf? On = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Implementing);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        Guards.Enter(state, Stage.Implementing, context, () => new ImplementationStarted(On ?? Edtf.Day(context.Today), null, null));
}
