namespace Agreements.Domain.Recording;

/// <summary>Note a question that a source leaves open.</summary>
/// <param name="Text">The question.</param>
/// <param name="Source">The source that leaves it open; null when raised here.</param>
public sealed record LeaveQuestionOpen(string Text, [property: NotInBody] Source? Source = null) : AgreementCommand
{
    /// <summary>What is known of an agreement can change, or turn out wrong, however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) =>
        state.OpenQuestions.Contains(Text) ? Decision.Nothing : Decision.Record(new QuestionLeftOpen(Text, Source));
}
