using Agreements.Server.ReadModels.Register;
using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Sights;

/// <summary>Keeps who sees what.</summary>
public static class SightHandler
{
    /// <summary>Puts who has a role after the event, or who stands above an entry of the directory.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        switch (e.Data)
        {
            case AgreementEvent happened:
                var agreement = await session.AgreementAfterAsync(e, ct);
                Put(session, e, () => SightRow.Of(agreement), SearchRow.CanChangeBy(happened));
                break;
            case EngagementEvent:
                var engagement = await session.AfterAsync<Engagement>(e, ct);
                Put(session, e, () => SightRow.Of(engagement), mayChange: true);
                break;
            case InstitutionEvent:
                Put(session, SightEdge.Of(await session.AfterAsync<Institution>(e, ct)));
                break;
            case BodyEvent:
                Put(session, SightEdge.Of(await session.AfterAsync<Body>(e, ct)));
                break;
            default:
                // Policies are seen by all.
                break;
        }
    }

    private static void Put(IDocumentOperations session, IEvent e, Func<SightRow> row, bool mayChange)
    {
        session.Put(SightTables.Rows, e.StreamId, row);
        if (mayChange)
        {
            session.Collect(SightTables.LookAgainAtRows, e.StreamId);
        }
    }

    private static void Put(IDocumentOperations session, SightEdge edge)
    {
        session.Put(SightTables.Edges, edge);
        session.Collect(SightTables.LookAgainFromEntries, edge.Code);
    }
}

/// <summary>Takes each type of event that <see cref="SightHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class SightHandler<T>
    where T : class
{
    /// <inheritdoc cref="SightHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => SightHandler.PutAsync(e, session, ct);
}
