namespace Agreements.Domain.Recording;

/// <summary>Text a question that was left open, or answer it better.</summary>
/// <param name="Question">The question, word for word.</param>
/// <param name="Text">The answer.</param>
/// <param name="Source">Where the answer comes from; null when given here.</param>
public sealed record AnswerQuestion(string Question, string Text, Source? Source = null) : AgreementCommand
{
    /// <summary>What is known of an agreement can change, or turn out wrong, however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.SettledQuestions.GetValueOrDefault(Question) == Text)
        {
            return Decision.Nothing;
        }

        return state.OpenQuestions.Contains(Question) || state.SettledQuestions.ContainsKey(Question)
            ? Decision.Record(new QuestionAnswered(Question, Text, Source))
            : Decision.Refuse(new QuestionUnknown(Question));
    }
}

/// <summary>Give up a question: it does not matter any more.</summary>
/// <param name="Question">The question, word for word.</param>
/// <param name="Reason">Why.</param>
public sealed record DropQuestion(string Question, string Reason) : AgreementCommand
{
    /// <summary>What is known of an agreement can change, or turn out wrong, however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.OpenQuestions.Contains(Question))
        {
            return Decision.Record(new QuestionDropped(Question, Reason));
        }

        return state.SettledQuestions.TryGetValue(Question, out var answer)
            ? answer is null ? Decision.Nothing : Decision.Refuse(new QuestionHasAnswer(Question))
            : Decision.Refuse(new QuestionUnknown(Question));
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
