
namespace Agreements.Server.Exchange.Importing.Planning;

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
        LeaveQuestionOpen c => events.OfType<QuestionLeftOpen>().Any(e => e.Question == c.Text && e.Source?.Id == source.Id),
        // What has been put right since must not come back as another opinion of the source that was wrong.
        ReportFact c => events.Any(e => Entered(e) is { } entered
            && entered.Source?.Id == source.Id
            && c.Fact == $"{KebabEnum<Stage>.Name(entered.Stage)}.on"
            && entered.On?.Value == c.Value),
        _ => false,
    };

    private static (OutcomeLevel, Text, Quantity?, Edtf?) Facts(Outcome o) => (o.Level, o.Title, o.Quantity, o.On);

    private static (Stage Stage, Source? Source, Edtf? On)? Entered(AgreementEvent e) => e switch
    {
        AgreementProposed p => (Stage.Proposed, p.Source, p.On),
        AgreementNegotiated n => (Stage.Negotiated, n.Source, n.On),
        AgreementSigned s => (Stage.Signed, s.Source, s.On),
        ImplementationStarted i => (Stage.Implementing, i.Source, i.On),
        AgreementEvaluated v => (Stage.Evaluated, v.Source, v.On),
        _ => null,
    };
}
