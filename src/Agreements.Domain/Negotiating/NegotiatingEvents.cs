using System.Text.Json.Serialization;

namespace Agreements.Domain.Negotiating;

/// <summary>Something that happened in negotiating the terms.</summary>
public abstract record NegotiatingEvent : AgreementEvent;

/// <summary>The terms got a new text.</summary>
/// <param name="Number">The revision's number, from 1.</param>
/// <param name="Terms">The text.</param>
/// <param name="Digest">SHA-256 of its canonical JSON.</param>
/// <param name="Voids">Ids of the parties whose consent to the text before is void.</param>
/// <param name="Party">Id of the principal that put it on the table; null when the coordinator did.</param>
/// <param name="Answers">Number of the text that it is a counter-proposal to; null when it answers none.</param>
/// <param name="On">The day on which it was put on the table; null when unknown, as in events of releases before that was kept.</param>
public sealed record TermsRevised(
    int Number, Terms Terms, string Digest, IReadOnlyList<string> Voids, string? Party = null, int? Answers = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Edtf? On = null) : NegotiatingEvent;

/// <summary>A principal consented to a text.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">The text consented to.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record TermsConsented(string Party, string Digest, Edtf? On) : NegotiatingEvent, IDated;

/// <summary>A principal refused a text. A consent that it had given to it is void.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Digest">The text refused.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record TermsRefused(string Party, string Digest, string Reason, Edtf? On) : NegotiatingEvent, IDated;

/// <summary>The last text that all principals had consented to is on the table again, under a new number.</summary>
/// <param name="Number">The new number.</param>
/// <param name="Restores">The number under which all had consented to it.</param>
/// <param name="Digest">SHA-256 of its canonical JSON.</param>
/// <param name="Voids">Ids of the parties whose consent to the text before is void.</param>
/// <param name="Reason">Why; null when nothing was said.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record TermsRestored(int Number, int Restores, string Digest, IReadOnlyList<string> Voids, string? Reason, Edtf? On) : NegotiatingEvent, IDated;

/// <summary>All principals have consented to the same text: the stage negotiated began.</summary>
/// <param name="Digest">The text; null when recorded from a source that does not give it.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
public sealed record AgreementNegotiated(string? Digest, Edtf? On, Source? Source, string? Place = null, string? Note = null, bool? Implied = null)
    : NegotiatingEvent, IStageChange;
