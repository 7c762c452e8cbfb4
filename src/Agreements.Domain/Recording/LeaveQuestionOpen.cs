namespace Agreements.Domain.Recording;

/// <summary>Note a question that a source leaves open.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Question">The question.</param>
/// <param name="Source">The source that leaves it open; null when raised here.</param>
public sealed record LeaveQuestionOpen(Guid AgreementId, string Question, Source? Source = null) : RecordingCommand(AgreementId);

/// <summary>The decision to note it.</summary>
internal static class OpenQuestion
{
    public static Decision Decide(Agreement state, LeaveQuestionOpen c) =>
        state.OpenQuestions.Contains(c.Question) ? Decision.Nothing : Decision.Record(new QuestionLeftOpen(c.Question, c.Source));
}
