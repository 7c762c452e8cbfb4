using Agreements.Server.ReadModels.Calendar;
using Agreements.Server.Storage;
using Npgsql;
using Wolverine;

namespace Agreements.Server.Commands.DailyRounds;

/// <summary>Does what a round found to be due.</summary>
public static class DueHandler
{
    private const int PageSize = 200;

    /// <summary>One message for each thing that is due, and one for the next page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="db">The database.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(DuePage page, NpgsqlDataSource db, CancellationToken ct)
    {
        var rows = await CalendarQuery.DueAsync(db, page.Day, page.AfterDay, page.AfterId, PageSize, ct);
        OutgoingMessages messages = [.. rows.SelectMany(r =>
            r.Dues.Where(d => d.Day <= page.Day)
                .Select(d => new AgreementRequest(r.Id, Calendar.CommandFor(d.What), new CommandContext(SystemActors.DailyRound, page.Day))))];
        if (rows.Count == PageSize)
        {
            messages.Add(page with { AfterDay = rows[^1].NextDay, AfterId = rows[^1].Id });
        }

        return messages;
    }
}
