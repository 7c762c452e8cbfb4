namespace Agreements.Domain.Signing;

/// <summary>Attest, for a witness.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Party">The witness's id among the parties.</param>
/// <param name="On">The day; null for today, or unknown with a source.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="Source">Where the fact comes from; null when attested here.</param>
public sealed record AttestAsWitness(Guid AgreementId, string Party, Edtf? On = null, string? Note = null, Source? Source = null)
    : SigningCommand(AgreementId);

/// <summary>The decision to accept an attestation.</summary>
internal static class Attestation
{
    public static Decision Decide(Agreement state, AttestAsWitness c)
    {
        var refusal = state.FindParty(c.Party) switch
        {
            null => new PartyUnknown(c.Party),
            { IsUnnamed: true } p => new PartyNotNamed(p.Id, p.Name),
            { IsWitness: false } p => new NotWitness(p.Id, p.Name),
            // A witness of a signing that a source reports may be recorded at any time.
            _ when c.Source is null && !state.Attestations.Contains(c.Party) => state.RefuseUnlessIn(Stage.Negotiated, Stage.Signed),
            _ => (Refusal?)null,
        };
        if (refusal is not null)
        {
            return Decision.Refuse(refusal);
        }

        return state.Attestations.Contains(c.Party)
            ? Decision.Nothing
            : Decision.Record(new WitnessAttested(c.Party, c.Source is null ? c.On ?? Edtf.Day(c.Today) : c.On, c.Note, c.Source));
    }
}

/// <summary>Only a witness attests.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record NotWitness(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}不是见证方。", $"{Name.EnOrZh} is not a witness."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}
