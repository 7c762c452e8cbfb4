namespace Agreements.Domain.Signing;

/// <summary>Record how a principal signed. Recording it again with other facts replaces the record while the agreement is unsigned.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Signature">The signature.</param>
public sealed record RecordSignature(Guid AgreementId, Signature Signature) : SigningCommand(AgreementId)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Signature.Party;
}

/// <summary>The decision to record a signature.</summary>
internal static class SignatureRecord
{
    public static Decision Decide(Agreement state, RecordSignature c)
    {
        if (state.RefuseUnlessPrincipal(c.Signature.Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.Signatures.GetValueOrDefault(c.Signature.Party) == c.Signature)
        {
            return Decision.Nothing;
        }

        // What a source tells of a signing that nobody recorded can be recorded at any time; it never takes the place of a record.
        var isNews = c.Signature.Source is not null && !state.Signatures.ContainsKey(c.Signature.Party);
        return !isNews && state.RefuseUnlessIn(Stage.Negotiated) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new SignatureRecorded(c.Signature));
    }
}
