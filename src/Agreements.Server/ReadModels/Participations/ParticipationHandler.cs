using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Participations;

/// <summary>Keeps who takes part in what.</summary>
public static class ParticipationHandler
{
    /// <summary>Puts what the agreement is after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        var state = await session.AgreementAfterAsync(e, ct);
        session.Put(ParticipationTable.Rows, state.Id, () => Participation.Of(state));
    }
}

/// <summary>Takes each type of event that <see cref="ParticipationHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class ParticipationHandler<T>
    where T : AgreementEvent
{
    /// <inheritdoc cref="ParticipationHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => ParticipationHandler.PutAsync(e, session, ct);
}
