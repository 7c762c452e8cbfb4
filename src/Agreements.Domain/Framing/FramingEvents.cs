namespace Agreements.Domain.Framing;

/// <summary>Something that happened in the tree of agreements and their clauses.</summary>
public abstract record FramingEvent : AgreementEvent;

/// <summary>It was placed under another agreement, or taken out from under one. What it carried of clauses of those above it is void with that.</summary>
/// <param name="Parent">The agreement above it from now on; null for none.</param>
/// <param name="Before">The agreement above it until now; null for none.</param>
/// <param name="Reason">Why; null when nothing was said.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record PlacedUnder(Guid? Parent, Guid? Before, string? Reason, Edtf? On, Source? Source = null) : FramingEvent, IDated;

/// <summary>It carries clauses of an agreement above it: what they say is done under this one.</summary>
/// <param name="Parent">The agreement above.</param>
/// <param name="Clauses">Ids of its clauses.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ClausesCarried(Guid Parent, IReadOnlyList<string> Clauses, Source? Source = null) : FramingEvent;

/// <summary>It carries them no longer.</summary>
/// <param name="Parent">The agreement above.</param>
/// <param name="Clauses">Ids of its clauses.</param>
public sealed record ClausesDropped(Guid Parent, IReadOnlyList<string> Clauses) : FramingEvent;
