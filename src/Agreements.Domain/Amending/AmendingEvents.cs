namespace Agreements.Domain.Amending;

/// <summary>Something that happened in supplementary agreements.</summary>
public abstract record AmendingEvent : AgreementEvent;
