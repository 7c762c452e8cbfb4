namespace Agreements.Domain.Closing;

/// <summary>Something that happened in declining, withdrawing, terminating, expiring and archiving.</summary>
public abstract record ClosingEvent : AgreementEvent;
