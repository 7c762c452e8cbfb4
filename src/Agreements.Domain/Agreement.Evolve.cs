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
            PolicyAdopted e => before.Adopt(e.Policy),
            NegotiatingEvent e => before.Evolve(e),
            ApprovingEvent e => before.Evolve(e),
            SigningEvent e => before.Evolve(e),
            CommittingEvent e => before.Evolve(e),
            ImplementingEvent e => before.Evolve(e),
            EvaluatingEvent e => before.Evolve(e),
            ReturningEvent e => before.Evolve(e),
            RecordingEvent e => before.Evolve(e),
            JoiningEvent e => before.Evolve(e),
            DocumentingEvent e => before.Evolve(e),
            SuspendingEvent e => before.Evolve(e),
            ClosingEvent e => before.Evolve(e),
            AmendingEvent e => before.Evolve(e),
            CorrectingEvent e => before.Evolve(e),
            RenewingEvent e => before.Evolve(e),
            FramingEvent e => before.Evolve(e),
            MeasuringEvent e => before.Evolve(e),
            TracedToEngagement e => before with { Traces = before.Traces.Add(e) },
            _ => throw Unknown(happened),
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
                Proposal = e,
                Kind = e.Kind,
                Policy = e.Policy ?? KindPolicy.Of(e.Kind, e.PolicyVersion),
                Title = e.Title,
                Parties = [.. e.Parties],
                Parent = e.Parent,
                Reference = e.Reference,
                Source = e.Source,
                Predecessor = e.Predecessor,
            }).Enter(Stage.Proposed, new StageEntry(e.On, e.Source is not null));

    private Agreement Enter(Stage stage, StageEntry entry) =>
        this with { Stage = stage, Entries = Entries.SetItem(stage, entry with { Version = Version + 1 }) };

    private static InvalidOperationException Unknown(AgreementEvent happened) => new($"{happened.GetType().Name} is no event that an agreement knows.");
}
