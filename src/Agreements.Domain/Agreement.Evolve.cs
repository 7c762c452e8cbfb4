namespace Agreements.Domain;

public sealed partial record Agreement
{
    /// <summary>The state after an event.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="InvalidOperationException">The event is of no known type, or does not fit the state: the stream is not an agreement's.</exception>
    public static Agreement Evolve(Agreement before, AgreementEvent happened) =>
        (happened switch
        {
            AgreementProposed e => before.Begin(e),
            _ when !before.Exists => throw new InvalidOperationException($"{happened.GetType().Name} cannot begin the stream of an agreement."),
            TermsRevised e => before with
            {
                Revisions = before.Revisions.Add(new TermsRevision(e.Number, e.Digest, e.Terms)),
                Consents = before.Consents.RemoveRange(e.Voids),
            },
            TermsConsented e => before with { Consents = before.Consents.SetItem(e.Party, e.Digest) },
            AgreementNegotiated e => before.Enter(Stage.Negotiated, new StageEntry(e.On, e.Source is not null)),
            AgreementApproved => before with { IsApproved = true },
            SignatureRecorded e => before with { Signatures = before.Signatures.SetItem(e.Signature.Party, e.Signature) },
            WitnessAttested e => before with { Attestations = before.Attestations.Add(e.Party) },
            CeremonyRecorded e => before with { Ceremony = e },
            AgreementSigned e => before.Enter(Stage.Signed, new StageEntry(e.On, e.Source is not null)),
            CommitmentAdded e => before with { Commitments = before.Commitments.Add(e.Commitment) },
            CommitmentFulfilled e => before.Fulfil(e),
            LiaisonNamed e => before with { Liaisons = before.Liaisons.SetItem(e.Party, e.Person) },
            ImplementationStarted e => before.Enter(Stage.Implementing, new StageEntry(e.On, e.Source is not null)),
            OutcomeRecorded e => before with { Outcomes = before.Outcomes.Add(e.Outcome) },
            AgreementRated e => before with { Ratings = before.Ratings.SetItem(e.Party, e) },
            AgreementEvaluated e => before.Enter(Stage.Evaluated, new StageEntry(e.On, e.Source is not null)) with { Evaluation = e },
            AgreementReturned e => before.GoBack(e),
            GuardWaived e => before with { Waivers = before.Waivers.SetItem(e.Guard, e.Reason) },
            QuestionLeftOpen e => before with { OpenQuestions = before.OpenQuestions.Add(e.Question) },
            _ => throw new InvalidOperationException($"{happened.GetType().Name} is no event that an agreement knows."),
        }) with { Version = before.Version + 1 };

    /// <summary>The state after several events, in order.</summary>
    /// <param name="before">The state before.</param>
    /// <param name="happened">The events.</param>
    public static Agreement Fold(Agreement before, IEnumerable<AgreementEvent> happened) => happened.Aggregate(before, Evolve);

    private Agreement Begin(AgreementProposed e) =>
        Exists
            ? throw new InvalidOperationException("An agreement is proposed once; its stream begins twice.")
            : (this with
            {
                Kind = e.Kind,
                Policy = KindPolicy.Of(e.Kind, e.PolicyVersion),
                Title = e.Title,
                Parties = [.. e.Parties],
                Parent = e.Parent,
                Reference = e.Reference,
                Source = e.Source,
            }).Enter(Stage.Proposed, new StageEntry(e.On, e.Source is not null));

    private Agreement Enter(Stage stage, StageEntry entry) => this with { Stage = stage, Entries = Entries.SetItem(stage, entry) };

    private Agreement Fulfil(CommitmentFulfilled e)
    {
        var kept = FindCommitment(e.Id) ?? throw new InvalidOperationException($"No commitment '{e.Id}' was added before it was kept.");
        return this with { Commitments = Commitments.Replace(kept, kept with { IsFulfilled = true }) };
    }

    /// <summary>
    /// Going back voids what the left stages had gathered: consents when the text is open again, signatures, attestations and the approval
    /// when it is unsigned again, ratings when work goes on. Commitments, liaisons and results are facts and stay.
    /// </summary>
    private Agreement GoBack(AgreementReturned e) => this with
    {
        Stage = e.To,
        Entries = Entries.RemoveRange(Entries.Keys.Where(s => s > e.To)),
        Consents = e.To < Stage.Negotiated ? Consents.Clear() : Consents,
        IsApproved = e.To >= Stage.Signed && IsApproved,
        Signatures = e.To < Stage.Signed ? Signatures.Clear() : Signatures,
        Attestations = e.To < Stage.Signed ? Attestations.Clear() : Attestations,
        Ceremony = e.To < Stage.Signed ? null : Ceremony,
        Waivers = e.To < Stage.Signed ? Waivers.Clear() : Waivers,
        Ratings = Ratings.Clear(),
        Evaluation = null,
    };
}
