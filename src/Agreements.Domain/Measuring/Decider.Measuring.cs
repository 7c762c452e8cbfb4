namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, MeasuringCommand command) => command switch
    {
        DefineIndicator c => IndicatorDefinition.Decide(state, c),
        ChangeTarget c => TargetChange.Decide(state, c),
        MeasureIndicator c => IndicatorMeasurement.Decide(state, c),
        CorrectMeasurement c => MeasurementCorrection.Decide(state, c),
        ClosePeriod c => PeriodClosing.Decide(state, c),
        ReopenPeriod c => PeriodReopening.Decide(state, c),
        _ => throw Unknown(command),
    };
}
