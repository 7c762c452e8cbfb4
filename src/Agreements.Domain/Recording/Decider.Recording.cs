namespace Agreements.Domain;

public static partial class Decider
{
    private static Decision Decide(Agreement state, RecordingCommand command) => command switch
    {
        RecordStage c => StageRecord.Decide(state, c),
        LeaveQuestionOpen c => OpenQuestion.Decide(state, c),
        AnswerQuestion c => QuestionSettlement.Decide(state, c),
        DropQuestion c => QuestionSettlement.Decide(state, c),
        ReportFact c => FactReport.Decide(state, c),
        ResolveContradiction c => ContradictionResolution.Decide(state, c),
        _ => throw Unknown(command),
    };
}
