namespace Agreements.Domain.Returning;

/// <summary>Go back to an earlier stage.</summary>
/// <param name="To">The earlier stage.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReturnToStage(Stage To, string Reason, Edtf? On = null) : AgreementCommand, IActsAgain
{
    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (To == state.Stage)
        {
            return Decision.Nothing;
        }

        if (To > state.Stage)
        {
            return Decision.Refuse(new StageNotEarlier(state.Stage, To));
        }

        if (state.OpenAmendment is { } open)
        {
            return Decision.Refuse(new AmendmentOpen(open.Number));
        }

        return string.IsNullOrWhiteSpace(Reason)
            ? Decision.Refuse(new ReasonMissing())
            : Decision.Record(new AgreementReturned(state.Stage, To, Reason, On ?? Edtf.Day(context.Today), true));
    }
}

/// <summary>One can go back only to an earlier stage.</summary>
/// <param name="Current">The present stage.</param>
/// <param name="To">The stage asked for.</param>
public sealed record StageNotEarlier(Stage Current, Stage To)
    : Refusal(
        new Text(
            $"协议处于“{StageNames.Zh(Current)}”阶段，“{StageNames.Zh(To)}”不在其之前。",
            $"The agreement is {StageNames.En(Current)}; {StageNames.En(To)} is not an earlier stage."),
        CanMeet.Coordinator);
