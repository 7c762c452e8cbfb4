namespace Agreements.Domain.Committing;

/// <summary>Something that happened in what somebody owes.</summary>
public abstract record CommittingEvent : AgreementEvent;

/// <summary>Somebody owes something.</summary>
/// <param name="Commitment">What, who and by when.</param>
public sealed record CommitmentAdded(Commitment Commitment) : CommittingEvent;

/// <summary>A commitment was kept.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Evidence">What shows it; null when nothing was given.</param>
public sealed record CommitmentFulfilled(string Id, Edtf? On, string? Evidence) : CommittingEvent, IDated;
