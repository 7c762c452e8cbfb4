using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Measuring;

/// <summary>Handles the commands of measuring.</summary>
public static class MeasuringHandler
{
    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        DefineIndicator command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ChangeTarget command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        MeasureIndicator command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        CorrectMeasurement command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ClosePeriod command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ReopenPeriod command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);
}
