using System.Collections.Immutable;

namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>Questions left open, in the order raised.</summary>
    public ImmutableList<string> OpenQuestions { get; private init; } = [];

    private Agreement Evolve(RecordingEvent happened) => happened switch
    {
        QuestionLeftOpen e => this with { OpenQuestions = OpenQuestions.Add(e.Question) },
        _ => throw Unknown(happened),
    };
}
