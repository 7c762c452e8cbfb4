using Agreements.Server.Handling;
using JasperFx.Events;
using Marten;
using Wolverine.Marten;

namespace Agreements.Server.Registering;

/// <summary>Handles the commands on institutions.</summary>
public static class InstitutionHandler
{
    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        AddAlias command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        CorrectInstitutionFigure command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        MoveInstitution command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        PlaceInstitution command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        ReclassifyInstitution command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        RecordInstitutionFigure command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        RegisterInstitution command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        RemoveAlias command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <inheritdoc cref="EntryDecisions.DecideAsync(IEventStream{Institution}, InstitutionCommand, IDocumentSession, CancellationToken)"/>
    public static Task<Answer> Handle(
        RenameInstitution command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);

    /// <summary>Merges an entry into another one: both streams, one commit.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stream">The duplicate's stream.</param>
    /// <param name="session">The session that the stream was fetched by.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<Answer> Handle(
        MergeInstitution command, [WriteAggregate(Required = false)] IEventStream<Institution> stream, IDocumentSession session, CancellationToken ct)
    {
        var answer = await stream.DecideAsync(command, session, ct);
        if (answer.Recorded.Count > 0)
        {
            var duplicate = Institution.Fold(stream.Aggregate!, answer.Recorded.Cast<InstitutionEvent>());
            var survivor = await session.Events.FetchForWriting<Institution>(DirectoryIds.OfInstitution(command.Into), ct);
            await survivor.DecideAsync(new TakeOverDuplicate(command.Into, duplicate) { By = command.By, Today = command.Today, IsDryRun = command.IsDryRun }, session, ct);
        }

        return answer;
    }
}
