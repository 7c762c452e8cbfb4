namespace Agreements.Domain.Signing;

/// <summary>Record how a principal signed. Recording it again with other facts replaces the record while the agreement is unsigned.</summary>
/// <param name="Signature">The signature.</param>
public sealed record RecordSignature(Signature Signature) : AgreementCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => Signature.Party;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.RefuseUnlessPrincipal(Signature.Party) is { } notPrincipal)
        {
            return Decision.Refuse(notPrincipal);
        }

        if (state.Signatures.GetValueOrDefault(Signature.Party) == Signature)
        {
            return Decision.Nothing;
        }

        if (state.TextSignedOn(Signature.DocumentDigest) is { } signed && signed != state.CurrentTerms?.Digest)
        {
            return Decision.Refuse(SignedCopyOfAnotherText.Of(state, signed));
        }

        // What a source tells of a signing that nobody recorded is taken over at any time; it never takes the place of a record.
        var isNews = context.IsTakingOver && !state.Signatures.ContainsKey(Signature.Party);
        return !isNews && state.RefuseUnlessIn(Stage.Negotiated) is { } wrongStage
            ? Decision.Refuse(wrongStage)
            : Decision.Record(new SignatureRecorded(Signature));
    }
}
