using Agreements.Server.Handling;
using Agreements.Server.People;
using JasperFx.Events;
using Marten;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.Correcting;

/// <summary>Handles the commands of correcting and updating facts.</summary>
public static class CorrectingHandler
{
    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        CorrectFact command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, PeopleRegister people, CancellationToken ct) =>
        await stream.DecideAsync(await people.KnowAsync(command, [Facts.IsOfPerson(command.Fact) ? command.Now : null], ct), session, ct);

    /// <inheritdoc cref="StreamDecisions.DecideAsync"/>
    public static async Task<(Answer Answer, OutgoingMessages Messages)> Handle(
        UpdateFact command, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, PeopleRegister people, CancellationToken ct) =>
        await stream.DecideAsync(await people.KnowAsync(command, [Facts.IsOfPerson(command.Fact) ? command.Now : null], ct), session, ct);
}
