namespace Agreements.Domain.Documenting;

/// <summary>Something that happened in documents put on file.</summary>
public abstract record DocumentingEvent : AgreementEvent;
