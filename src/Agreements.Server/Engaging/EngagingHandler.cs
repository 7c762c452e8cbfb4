using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine.Marten;

namespace Agreements.Server.Engaging;

/// <summary>Handles the commands on engagements.</summary>
public static class EngagingHandler
{
    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        RecordEngagement command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        RescheduleEngagement command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        AddParticipant command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        RemoveParticipant command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        LinkEngagement command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        UnlinkEngagement command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        ProposeResolution command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        AdoptResolution command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        DropResolution command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        RaiseActionItem command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        FinishActionItem command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        DropActionItem command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        CarryOverActionItems command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EngagementStreams.DecideAsync"/>
    public static Task<Answer> Handle(
        MakeCommitment command, [WriteAggregate(Required = false)] IEventStream<Engagement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);
}
