using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Committing;

/// <summary>Handles the commands of committing.</summary>
public static class CommittingHandler
{
    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        AddCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        FulfilCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);
}
