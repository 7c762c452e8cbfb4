namespace Agreements.Domain.Evaluating;

/// <summary>Put a result on the list of results.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Outcome">The result.</param>
public sealed record RecordOutcome(Guid AgreementId, Outcome Outcome) : EvaluatingCommand(AgreementId);

/// <summary>The decision to record it.</summary>
internal static class OutcomeRecord
{
    public static Decision Decide(Agreement state, RecordOutcome c)
    {
        if (state.Outcomes.Contains(c.Outcome))
        {
            return Decision.Nothing;
        }

        return c.Outcome.Source is null && state.RefuseUnlessIn(Stage.Implementing) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new OutcomeRecorded(c.Outcome));
    }
}
