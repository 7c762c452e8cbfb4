namespace Agreements.Domain.Implementing;

/// <summary>Enter the stage implementing.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="On">The day work began; null for today.</param>
public sealed record StartImplementation(Guid AgreementId, Edtf? On = null) : ImplementingCommand(AgreementId)
{
    /// <inheritdoc />
    public override Needs Needs(Agreement state) => Guards.Needs(state, Stage.Implementing);
}

/// <summary>The decision to enter it.</summary>
internal static class ImplementationStart
{
    public static Decision Decide(Agreement state, StartImplementation c) =>
        Guards.Enter(state, Stage.Implementing, c, () => new ImplementationStarted(c.On ?? Edtf.Day(c.Today), null, null));
}
