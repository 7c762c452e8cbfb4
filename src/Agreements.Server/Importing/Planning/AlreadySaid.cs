namespace Agreements.Server.Importing.Planning;

/// <summary>
/// Whether a source has said a thing before. The domain answers a repeated command with nothing as long as the state still shows it;
/// where people have since revised the text or gone back a stage, importing the same file again must not undo that.
/// </summary>
internal static class AlreadySaid
{
    public static bool By(Source source, AgreementCommand command, Agreement state, IReadOnlyList<AgreementEvent> events) => command switch
    {
        ReviseTerms c => state.Revisions.Exists(r => r.Digest == TermsDigest.Of(c.Terms)),
        RecordStage c => events.Any(e => Entered(e) is { } entered && entered.Stage == c.Stage && entered.Source?.Id == source.Id),
        AttestAsWitness c => events.OfType<WitnessAttested>().Any(e => e.Party == c.Party && e.Source?.Id == source.Id),
        RecordCeremony c => events.OfType<CeremonyRecorded>().Any(e => (e.On, e.Place, e.Host, e.Source?.Id) == (c.On, c.Place, c.Host, source.Id)),
        RecordOutcome c => events.OfType<OutcomeRecorded>().Any(e => Facts(e.Outcome) == Facts(c.Outcome) && e.Outcome.Source?.Id == source.Id),
        _ => false,
    };

    private static (OutcomeLevel, Text, Quantity?, Edtf?) Facts(Outcome o) => (o.Level, o.Title, o.Quantity, o.On);

    private static (Stage Stage, Source? Source)? Entered(AgreementEvent e) => e switch
    {
        AgreementNegotiated n => (Stage.Negotiated, n.Source),
        AgreementSigned s => (Stage.Signed, s.Source),
        ImplementationStarted i => (Stage.Implementing, i.Source),
        AgreementEvaluated v => (Stage.Evaluated, v.Source),
        _ => null,
    };
}
