namespace Agreements.Domain.Correcting;

/// <summary>Something that happened in correcting recorded facts and updating them.</summary>
public abstract record CorrectingEvent : AgreementEvent;
