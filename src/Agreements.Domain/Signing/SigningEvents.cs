namespace Agreements.Domain.Signing;

/// <summary>Something that happened in signing and witnessing.</summary>
public abstract record SigningEvent : AgreementEvent;

/// <summary>A principal's signature was recorded; signing outside the system is normal.</summary>
/// <param name="Signature">The signature.</param>
public sealed record SignatureRecorded(Signature Signature) : SigningEvent, IDated
{
    Edtf? IDated.On => Signature.On;
}

/// <summary>A witness attested, or a member of the body that is the witness.</summary>
/// <param name="Party">The witness's id.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Note">What was said; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when attested here.</param>
/// <param name="Member">Code of the member that attested; null when the witness itself did.</param>
/// <param name="Members">Codes of the members that the body stood for on that day; null when not all of them are known, or the witness itself attested.</param>
public sealed record WitnessAttested(string Party, Edtf? On, string? Note, Source? Source, string? Member = null, IReadOnlyList<string>? Members = null)
    : SigningEvent, IDated;

/// <summary>A signing ceremony is on record.</summary>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Host">The hosting institution's code; null when unknown.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
/// <param name="Witnesses">Ids of the witnesses present; null when unknown.</param>
public sealed record CeremonyRecorded(Edtf? On, string? Place, string? Host, Source? Source, IReadOnlyList<string>? Witnesses = null) : SigningEvent, IDated
{
    /// <inheritdoc />
    public bool Equals(CeremonyRecorded? other) =>
        other is not null && (On, Place, Host, Source) == (other.On, other.Place, other.Host, other.Source)
        && (Witnesses is null ? other.Witnesses is null : other.Witnesses is not null && Witnesses.SequenceEqual(other.Witnesses));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(On, Place, Host);
}

/// <summary>Every principal has signed and the witness rule is met: the stage signed began.</summary>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Note">What the source adds; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
/// <param name="Implied">True when the source does not tell of it and it only follows from a later stage; null otherwise.</param>
public sealed record AgreementSigned(Edtf? On, string? Place, string? Note, Source? Source, bool? Implied = null) : SigningEvent, IStageChange;
