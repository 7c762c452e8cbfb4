namespace Agreements.Domain.Recording;

/// <summary>Something that happened in what sources say and leave open.</summary>
public abstract record RecordingEvent : AgreementEvent;

/// <summary>A question that a source leaves open: a data gap shown to coordinators.</summary>
/// <param name="Question">The question, in the source's or the reader's words.</param>
/// <param name="Source">The source that leaves it open; null when raised here.</param>
public sealed record QuestionLeftOpen(string Question, Source? Source) : RecordingEvent;
