using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.ReadModels.Calendar;

/// <summary>Reads what is due.</summary>
public static class CalendarQuery
{
    /// <summary>The agreements in which something is due up to a day, longest due first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="upTo">The day, in Asia/Shanghai.</param>
    /// <param name="afterDay">The day of the last row of the page before; null for the first page.</param>
    /// <param name="afterId">The agreement of that row; null for the first page.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<CalendarRow>> DueAsync(
        NpgsqlDataSource db, DateOnly upTo, DateOnly? afterDay, Guid? afterId, int count, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            $"""
            select {CalendarTable.Rows.Columns()} from calendar_rows
            where next_day <= $1 and (next_day, id) > (coalesce($2, date '-infinity'), coalesce($3, '00000000-0000-0000-0000-000000000000'::uuid))
            order by next_day, id limit $4
            """);
        command.With(upTo).With(afterDay).With(afterId).With(count);
        return await command.ListAsync(CalendarTable.Rows.Read, ct);
    }
}
