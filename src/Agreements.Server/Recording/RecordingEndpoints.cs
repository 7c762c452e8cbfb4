using Agreements.Server.Http;

namespace Agreements.Server.Recording;

/// <summary>An open question.</summary>
/// <param name="Text">The question.</param>
public sealed record Question(string Text);

/// <summary>The answer to an open question.</summary>
/// <param name="Question">The question, word for word.</param>
/// <param name="Text">The answer.</param>
/// <param name="Source">Where it comes from; null when given here.</param>
public sealed record QuestionAnswer(string Question, string Text, Source? Source = null);

/// <summary>A question that matters no more.</summary>
/// <param name="Question">The question, word for word.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedQuestion(string Question, string Reason);

/// <summary>What a source says of a fact.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Value">What the source says, as text.</param>
/// <param name="Source">The source.</param>
public sealed record ReportedFact(string Fact, string Value, Source Source);

/// <summary>Which value of a disputed fact is right.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Value">The value chosen.</param>
/// <param name="Reason">Why.</param>
public sealed record Resolved(string Fact, string Value, string Reason);

/// <summary>Recording over HTTP. Stages recorded from a source come in by import only.</summary>
public static class RecordingEndpoints
{
    private static readonly Source Notice = new("notice-2025-04", "江北区教委通报", Edtf.Parse("2025-04-02"), Reliability.Official);

    /// <summary>Maps open questions and what sources say.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapRecording(this IEndpointRouteBuilder api)
    {
        api.MapCommand("questions", "leaveQuestionOpen", "Note a question that is still open: a data gap.",
            (id, b, a) => new LeaveQuestionOpen(id, b.Text) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Question("签署日期不详"));
        api.MapCommand("questions/answers", "answerQuestion", "Answer an open question, or answer it better.",
            (id, b, a) => new AnswerQuestion(id, b.Question, b.Text, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new QuestionAnswer("签署日期不详", "2025年3月28日签署", Notice));
        api.MapCommand("questions/dropping", "dropQuestion", "Give up an open question.",
            (id, b, a) => new DropQuestion(id, b.Question, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new DroppedQuestion("签署日期不详", "已无必要"));
        api.MapCommand("claims", "reportFact", "Report what a source says of a fact; where it disagrees with the record, both stand side by side.",
            (id, b, a) => new ReportFact(id, b.Fact, b.Value, b.Source) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new ReportedFact("signed.on", "2025-03-28", Notice));
        api.MapCommand("claims/resolution", "resolveContradiction", "Decide which of the values that stand side by side is right.",
            (id, b, a) => new ResolveContradiction(id, b.Fact, b.Value, b.Reason) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Resolved("signed.on", "2025-03-28", "已核对原件"));
    }
}
