using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine.Marten;

namespace Agreements.Server.Registering;

/// <summary>Handles the commands on standing bodies.</summary>
public static class BodyHandler
{
    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        AdmitMember command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        AppointChair command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        CloseMembership command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        CorrectBodyFigure command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        DissolveBody command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        NameCoLeads command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        RecordBodyFigure command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        RegisterBody command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        ReleaseMember command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Body}, BodyCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        RenameBody command, [WriteAggregate(Required = false)] IEventStream<Body> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);
}
