
using static Agreements.Server.Queries.Descriptions.Wording;

namespace Agreements.Server.Queries.Descriptions;

/// <summary>
/// Says in one sentence, in Chinese and English, what an event was about. Pure: parties are called what the agreement calls them; what else an event refers
/// to is called what the reader may know of it.
/// </summary>
public static partial class EventDescriptions
{
    /// <summary>The sentence of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="after">The state right after it.</param>
    /// <param name="naming">What people and other agreements are called.</param>
    /// <exception cref="InvalidOperationException">No sentence has been written for this type of event.</exception>
    public static Text Of(AgreementEvent happened, Agreement after, Naming naming) => Closed(happened switch
    {
        ProposingEvent e => Of(e, after),
        NegotiatingEvent e => Of(e, after),
        ApprovingEvent e => Of(e, after, naming),
        SigningEvent e => Of(e, after),
        CommittingEvent e => Of(e, after),
        ImplementingEvent e => Of(e, after, naming),
        EvaluatingEvent e => Of(e, after),
        ReturningEvent e => Of(e, after),
        RecordingEvent e => Of(e, after, naming),
        JoiningEvent e => Of(e, after),
        DocumentingEvent e => Of(e, after),
        SuspendingEvent e => Of(e, after),
        ClosingEvent e => Of(e, after),
        AmendingEvent e => Of(e, after),
        CorrectingEvent e => Of(e, after, naming),
        RenewingEvent e => Of(e, after),
        FramingEvent e => Of(e, after, naming),
        MeasuringEvent e => Of(e, after),
        TracedToEngagement e => Of(e, after, naming),
        _ => throw Unsaid(happened),
    });

    private static InvalidOperationException Unsaid(AgreementEvent happened) => new($"No sentence has been written for {happened.GetType().Name}.");
}
