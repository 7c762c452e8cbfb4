namespace Agreements.Domain.Implementing;

/// <summary>Something that happened in the work.</summary>
public abstract record ImplementingEvent : AgreementEvent;

/// <summary>A principal named its liaison.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Person">A reference to the person, never the name: people's names are not in events.</param>
public sealed record LiaisonNamed(string Party, string Person) : ImplementingEvent;

/// <summary>Work began: the stage implementing.</summary>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
public sealed record ImplementationStarted(Edtf? On, string? Note, Source? Source, string? Place = null, bool? Implied = null)
    : ImplementingEvent, IStageChange;
