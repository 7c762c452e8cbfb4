using Agreements.Server.Handling;
using Agreements.Server.ReadModels.Calendar;
using JasperFx.Events;
using Marten;
using Npgsql;
using Wolverine;
using Wolverine.Marten;

namespace Agreements.Server.DailyRounds;

/// <summary>Does what a round found to be due.</summary>
public static class DueHandler
{
    /// <summary>Who records what falls due by itself.</summary>
    public static readonly Actor Round = new("daily-round", "system", ActingRole.System);

    private const int PageSize = 200;

    /// <summary>One message for each thing that is due, and one for the next page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="db">The database.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(DuePage page, NpgsqlDataSource db, CancellationToken ct)
    {
        var rows = await CalendarQuery.DueAsync(db, page.Day, page.AfterDay, page.AfterId, PageSize, ct);
        OutgoingMessages messages = [.. rows.SelectMany(r => r.Dues.Where(d => d.Day <= page.Day).Select(d => new DueThing(r.Id, d.What, page.Day)))];
        if (rows.Count == PageSize)
        {
            messages.Add(page with { AfterDay = rows[^1].NextDay, AfterId = rows[^1].Id });
        }

        return messages;
    }

    /// <summary>
    /// Asks for what is due. The read model may be behind: what was done, put off or closed meanwhile is refused or nothing new, and that
    /// is well.
    /// </summary>
    /// <param name="due">What is due.</param>
    /// <param name="stream">The agreement.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(
        DueThing due, [WriteAggregate(Required = false)] IEventStream<Agreement> stream, IDocumentSession session, CancellationToken ct)
    {
        session.LastModifiedBy = Round.User;
        return (await stream.DecideAsync(Calendar.CommandFor(due.What, due.AgreementId, Round, due.Day), session, ct)).Messages;
    }
}
