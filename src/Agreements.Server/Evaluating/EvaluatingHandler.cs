using Agreements.Server.Handling;
using Agreements.Server.People;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Evaluating;

/// <summary>Handles the commands of evaluating.</summary>
public static class EvaluatingHandler
{
    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        AdvanceToEvaluated command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        RateAgreement command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, PeopleRegister people, CancellationToken ct) =>
        await stream.DecideAsync(await people.KnowAsync(command, [command.Rater], ct), session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        RecordOutcome command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);
}
