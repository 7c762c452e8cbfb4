namespace Agreements.Server.ReadModels.Timeline;

/// <summary>Says in one sentence, in Chinese and English, what an event was about. Pure: names are those that the agreement uses.</summary>
public static partial class Sentences
{
    /// <summary>The sentence of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="after">The state right after it.</param>
    /// <exception cref="InvalidOperationException">No sentence has been written for this type of event.</exception>
    public static Text Of(AgreementEvent happened, Agreement after) => happened switch
    {
        ProposingEvent e => Of(e, after),
        NegotiatingEvent e => Of(e, after),
        ApprovingEvent e => Of(e, after),
        SigningEvent e => Of(e, after),
        CommittingEvent e => Of(e, after),
        ImplementingEvent e => Of(e, after),
        EvaluatingEvent e => Of(e, after),
        ReturningEvent e => Of(e, after),
        RecordingEvent e => Of(e, after),
        JoiningEvent e => Of(e, after),
        DocumentingEvent e => Of(e, after),
        SuspendingEvent e => Of(e, after),
        ClosingEvent e => Of(e, after),
        AmendingEvent e => Of(e, after),
        CorrectingEvent e => Of(e, after),
        RenewingEvent e => Of(e, after),
        FramingEvent e => Of(e, after),
        MeasuringEvent e => Of(e, after),
        _ => throw Unsaid(happened),
    };

    private static InvalidOperationException Unsaid(AgreementEvent happened) => new($"No sentence has been written for {happened.GetType().Name}.");
}
