using JasperFx.Events;
using Marten;

namespace Agreements.Server.ReadModels.Directory;

/// <summary>Keeps the directory of institutions and standing bodies.</summary>
public static class DirectoryHandler
{
    /// <summary>Puts what the directory says after the event.</summary>
    /// <param name="e">The event.</param>
    /// <param name="session">The transaction in which events are delivered.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="InvalidOperationException">The event is none of the directory's, or the event store does not hold its stream.</exception>
    public static async Task PutAsync(IEvent e, IDocumentOperations session, CancellationToken ct)
    {
        switch (e.Data)
        {
            case InstitutionEvent happened:
                var institution = await session.AfterAsync<Institution>(e, ct);
                session.Put(DirectoryTables.Institutions, InstitutionRow.Of(institution));
                Put(session, happened, DirectoryTables.InstitutionSearch, () => EntrySearchRow.Of(institution));
                break;
            case BodyEvent happened:
                var body = await session.AfterAsync<Body>(e, ct);
                session.Put(DirectoryTables.Bodies, BodyRow.Of(body));
                Put(session, happened, DirectoryTables.BodySearch, () => EntrySearchRow.Of(body));
                break;
            default:
                throw new InvalidOperationException($"{e.Data.GetType().Name} is no event of the directory.");
        }
    }

    private static void Put(IDocumentOperations session, DirectoryEvent happened, RowTable<EntrySearchRow> table, Func<EntrySearchRow> row)
    {
        if (EntrySearchRow.CanChangeBy(happened))
        {
            session.Put(table, row());
        }
    }
}

/// <summary>Takes each type of event that <see cref="DirectoryHandler"/> is kept by.</summary>
/// <typeparam name="T">The type of event.</typeparam>
public static class DirectoryHandler<T>
    where T : DirectoryEvent
{
    /// <inheritdoc cref="DirectoryHandler.PutAsync"/>
    public static Task Handle(IEvent<T> e, IDocumentSession session, CancellationToken ct) => DirectoryHandler.PutAsync(e, session, ct);
}
