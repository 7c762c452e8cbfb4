namespace Agreements.Domain.Renewing;

/// <summary>Something that happened in renewing.</summary>
public abstract record RenewingEvent : AgreementEvent;
