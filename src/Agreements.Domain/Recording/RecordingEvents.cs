namespace Agreements.Domain.Recording;

/// <summary>Something that happened in what sources say and leave open.</summary>
public abstract record RecordingEvent : AgreementEvent;

/// <summary>A question that a source leaves open: a data gap shown to coordinators.</summary>
/// <param name="Question">The question, in the source's or the reader's words.</param>
/// <param name="Source">The source that leaves it open; null when raised here.</param>
public sealed record QuestionLeftOpen(string Question, Source? Source) : RecordingEvent;

/// <summary>A question was answered.</summary>
/// <param name="Question">The question, as it was raised.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Source">Where the answer comes from; null when given here.</param>
public sealed record QuestionAnswered(string Question, string Answer, Source? Source) : RecordingEvent;

/// <summary>A question was given up.</summary>
/// <param name="Question">The question, as it was raised.</param>
/// <param name="Reason">Why.</param>
public sealed record QuestionDropped(string Question, string Reason) : RecordingEvent;

/// <summary>A source said something of a fact that the record does not say.</summary>
/// <param name="Fact">The fact's path, see <see cref="Facts"/>.</param>
/// <param name="Value">What it says, as text.</param>
/// <param name="Source">The source.</param>
public sealed record FactReported(string Fact, string Value, Source Source) : RecordingEvent;

/// <summary>Somebody decided which value of a fact is right.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Value">The value chosen.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">The source that says so; null when it is the value that was on record.</param>
public sealed record ContradictionResolved(string Fact, string Value, string Reason, Source? Source) : RecordingEvent;
