namespace Agreements.Domain.Signing;

/// <summary>Enter the stage signed.</summary>
/// <param name="On">The day; null for today.</param>
/// <param name="Place">Where; null when it does not matter.</param>
public sealed record AdvanceToSigned(Edtf? On = null, string? Place = null) : AgreementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Signed, On ?? AnyDay);

    /// <summary>What is needed does not depend on which day it is, only that there is one.</summary>
    private static Edtf AnyDay { get; } = Edtf.Day(DateOnly.MinValue);

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        Guards.Enter(state, Stage.Signed, context, () => new AgreementSigned(On ?? Edtf.Day(context.Today), Place, null, null),
            On ?? Edtf.Day(context.Today));
}
