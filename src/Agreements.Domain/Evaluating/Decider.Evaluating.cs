namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, EvaluatingCommand command) => command switch
    {
        RecordOutcome c => OutcomeRecord.Decide(state, c),
        RateAgreement c => Rating.Decide(state, c),
        AdvanceToEvaluated c => Evaluation.Decide(state, c),
        _ => throw Unknown(command),
    };
}
