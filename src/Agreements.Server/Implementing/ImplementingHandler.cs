using Agreements.Server.Handling;
using Agreements.Server.People;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Implementing;

/// <summary>Handles the commands of implementing.</summary>
public static class ImplementingHandler
{
    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        NameLiaison command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, PeopleRegister people, CancellationToken ct) =>
        await stream.DecideAsync(await people.KnowAsync(command, [command.Person], ct), session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        StartImplementation command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct) =>
        stream.DecideAsync(command, session, ct);
}
