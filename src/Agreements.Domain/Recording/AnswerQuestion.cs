namespace Agreements.Domain.Recording;

/// <summary>Answer a question that was left open, or answer it better.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Question">The question, word for word.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Source">Where the answer comes from; null when given here.</param>
public sealed record AnswerQuestion(Guid AgreementId, string Question, string Answer, Source? Source = null) : RecordingCommand(AgreementId);

/// <summary>Give up a question: it does not matter any more.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Question">The question, word for word.</param>
/// <param name="Reason">Why.</param>
public sealed record DropQuestion(Guid AgreementId, string Question, string Reason) : RecordingCommand(AgreementId);

/// <summary>The decision about a question.</summary>
internal static class QuestionSettlement
{
    public static Decision Decide(Agreement state, AnswerQuestion c)
    {
        if (state.SettledQuestions.GetValueOrDefault(c.Question) == c.Answer)
        {
            return Decision.Nothing;
        }

        return state.OpenQuestions.Contains(c.Question) || state.SettledQuestions.ContainsKey(c.Question)
            ? Decision.Record(new QuestionAnswered(c.Question, c.Answer, c.Source))
            : Decision.Refuse(new QuestionUnknown(c.Question));
    }

    public static Decision Decide(Agreement state, DropQuestion c)
    {
        if (state.OpenQuestions.Contains(c.Question))
        {
            return Decision.Record(new QuestionDropped(c.Question, c.Reason));
        }

        return state.SettledQuestions.TryGetValue(c.Question, out var answer)
            ? answer is null ? Decision.Nothing : Decision.Refuse(new QuestionHasAnswer(c.Question))
            : Decision.Refuse(new QuestionUnknown(c.Question));
    }
}

/// <summary>No such question was raised.</summary>
/// <param name="Question">The question given.</param>
public sealed record QuestionUnknown(string Question)
    : Refusal(new Text($"协议中没有“{Question}”这一待查问题。", $"The question '{Question}' was not raised."), CanMeet.Coordinator);

/// <summary>The question has an answer; there is nothing to give up.</summary>
/// <param name="Question">The question.</param>
public sealed record QuestionHasAnswer(string Question)
    : Refusal(new Text($"问题“{Question}”已有答案。", $"The question '{Question}' has an answer."), CanMeet.Coordinator);
