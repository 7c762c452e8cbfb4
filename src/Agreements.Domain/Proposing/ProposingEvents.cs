using System.Text.Json.Serialization;

namespace Agreements.Domain.Proposing;

/// <summary>Something that happened in proposing.</summary>
public abstract record ProposingEvent : AgreementEvent;

/// <summary>It was proposed: the first event of every agreement.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="PolicyVersion">The version of the kind's policy it is judged by.</param>
/// <param name="Title">Its title.</param>
/// <param name="Parties">Its parties, as named on the day.</param>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Reference">The proposer's own reference, unique in its source; null for none.</param>
/// <param name="Source">Where the fact comes from; null when proposed here.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
/// <param name="Predecessor">The agreement that it renews; null for none.</param>
/// <param name="Policy">The policy it is judged by, where it was published here; null for the shipped one of that version.</param>
/// <param name="Institution">
/// Code of the institution for which it was proposed; null where a source told of it, and in events of releases that did not say.
/// </param>
public sealed record AgreementProposed(
    AgreementKind Kind, int PolicyVersion, Text Title, IReadOnlyList<Party> Parties, Guid? Parent, Edtf? On, string? Reference, Source? Source,
    string? Place = null, string? Note = null, bool? Implied = null, Guid? Predecessor = null, KindPolicy? Policy = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Institution = null)
    : ProposingEvent, IStageChange;

/// <summary>It is judged by a newer policy from now on.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Reason">Why.</param>
public sealed record PolicyAdopted(KindPolicy Policy, string Reason) : ProposingEvent;
