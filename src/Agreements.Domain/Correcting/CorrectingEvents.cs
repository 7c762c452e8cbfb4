namespace Agreements.Domain.Correcting;

/// <summary>Something that happened in correcting recorded facts and updating them.</summary>
public abstract record CorrectingEvent : AgreementEvent;

/// <summary>What was on record was wrong from the beginning. The event that said it stays as it is; from now on the fact reads otherwise.</summary>
/// <param name="Fact">The fact's path, see <see cref="Facts"/>.</param>
/// <param name="Was">What was on record; null for unknown.</param>
/// <param name="Now">What is right; null for unknown.</param>
/// <param name="Why">How the mistake came about or was found.</param>
/// <param name="Source">What shows it; null for nothing besides.</param>
public sealed record FactCorrected(string Fact, string? Was, string? Now, string Why, Source? Source) : CorrectingEvent;

/// <summary>What is on record will be another from a day to come. Until then it reads as it does.</summary>
/// <param name="Fact">The fact's path, see <see cref="Facts"/>.</param>
/// <param name="Now">What it will be; null for none.</param>
/// <param name="From">The day, in Asia/Shanghai.</param>
/// <param name="Source">Where it is said; null for nothing besides.</param>
public sealed record FactUpdateScheduled(string Fact, string? Now, DateOnly From, Source? Source) : CorrectingEvent;

/// <summary>What was on record was right, and is another from a day on: a new name, a new title, a new contact.</summary>
/// <param name="Fact">The fact's path, see <see cref="Facts"/>.</param>
/// <param name="Was">What it was until then; null for unknown.</param>
/// <param name="Now">What it is from then on; null for none.</param>
/// <param name="On">From which day; null when unknown.</param>
/// <param name="Source">Where it is said; null for nothing besides.</param>
public sealed record FactUpdated(string Fact, string? Was, string? Now, Edtf? On, Source? Source) : CorrectingEvent, IDated;
