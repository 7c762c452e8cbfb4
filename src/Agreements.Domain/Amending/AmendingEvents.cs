namespace Agreements.Domain.Amending;

/// <summary>Something that happened in supplementary agreements.</summary>
public abstract record AmendingEvent : AgreementEvent;

/// <summary>A supplementary agreement was proposed. From now on the agreement stays in its stage until it is adopted or withdrawn.</summary>
/// <param name="Number">Its number in the agreement, from 1.</param>
/// <param name="Title">Its title.</param>
/// <param name="Terms">The whole text of the terms as it would be.</param>
/// <param name="Digest">What is consented to: SHA-256 over text and changes of parties.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record AmendmentProposed(int Number, Text Title, Terms Terms, string Digest, PartyChanges? Parties, string Reason, Edtf? On)
    : AmendingEvent, IDated;

/// <summary>A principal consented to the supplementary agreement.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Party">The party's id; it may be one that joins.</param>
/// <param name="Digest">What was consented to.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record AmendmentConsented(int Number, string Party, string Digest, Edtf? On) : AmendingEvent, IDated;

/// <summary>A principal refused the supplementary agreement as it is.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Party">The party's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record AmendmentRefused(int Number, string Party, string Reason, Edtf? On) : AmendingEvent, IDated;

/// <summary>The supplementary agreement got another text.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Terms">The whole text as it would be.</param>
/// <param name="Digest">What is consented to.</param>
/// <param name="Parties">Who joins and leaves; null for nobody.</param>
/// <param name="Voids">Ids of those whose consent (and signature) is void.</param>
public sealed record AmendmentRevised(int Number, Terms Terms, string Digest, PartyChanges? Parties, IReadOnlyList<string> Voids) : AmendingEvent;

/// <summary>A principal signed the supplementary agreement.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Signature">The signature.</param>
public sealed record AmendmentSigned(int Number, Signature Signature) : AmendingEvent, IDated
{
    Edtf? IDated.On => Signature.On;
}

/// <summary>All consented and signed: the supplementary agreement is in force, and its text is a new revision of the terms.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Revision">The number of the revision it makes.</param>
/// <param name="Digest">SHA-256 of the text.</param>
/// <param name="On">From which day; null when unknown.</param>
public sealed record AmendmentAdopted(int Number, int Revision, string Digest, Edtf? On) : AmendingEvent, IDated;

/// <summary>All consented and signed: the supplementary agreement will be in force from a day to come. Until then the text stays as it is.</summary>
/// <param name="Number">Its number.</param>
/// <param name="From">The day, in Asia/Shanghai.</param>
/// <param name="On">The day on which that was recorded; null when unknown.</param>
public sealed record AmendmentScheduled(int Number, DateOnly From, Edtf? On) : AmendingEvent, IDated;

/// <summary>The supplementary agreement was given up.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null when unknown.</param>
public sealed record AmendmentWithdrawn(int Number, string Reason, Edtf? On) : AmendingEvent, IDated;
