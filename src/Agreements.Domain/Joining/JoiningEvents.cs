namespace Agreements.Domain.Joining;

/// <summary>Something that happened in parties joining, being named, replaced and leaving.</summary>
public abstract record JoiningEvent : AgreementEvent;
