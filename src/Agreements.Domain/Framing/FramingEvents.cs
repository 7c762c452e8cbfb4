namespace Agreements.Domain.Framing;

/// <summary>Something that happened in the tree of agreements and their clauses.</summary>
public abstract record FramingEvent : AgreementEvent;
