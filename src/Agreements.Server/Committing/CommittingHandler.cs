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

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ReassignCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        RescheduleCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ReportProgress command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ClaimCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        VerifyCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        RejectClaim command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        WaiveCommitment command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ComeRound command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        AssignGuarantee command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        ReviewGuarantee command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);
}
