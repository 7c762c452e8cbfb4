using Agreements.Server.Localization;
using Marten;
using Npgsql;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;
using Wolverine;

namespace Agreements.Server.Commands.DailyRounds;

/// <summary>
/// Makes the round of a day, once. The mark that it was made, the first of its work and the round of the next day leave in one
/// transaction: whoever sets the mark has scheduled the next round, and nobody else does. So there is always exactly one to come.
/// </summary>
public static class DailyRoundHandler
{
    /// <summary>When the round of a day is made: after midnight, with room for clocks that differ a little.</summary>
    private static readonly TimeOnly At = new(0, 5);

    /// <summary>A round that failed is tried again; a database that is away for the night must not end the rounds for ever.</summary>
    /// <param name="chain">The handlers of the round.</param>
    public static void Configure(HandlerChain chain) => chain.OnException<Exception>().ScheduleRetry(
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6));

    /// <summary>Makes today's round, whatever day was asked for, unless it was made.</summary>
    /// <param name="round">The round asked for.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="db">The database.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(DailyRound round, IDocumentSession session, NpgsqlDataSource db, TimeProvider clock, CancellationToken ct)
    {
        var messages = new OutgoingMessages();
        var today = clock.Today();
        if (round.Day > today)
        {
            messages.Delay(round, Until(round.Day, clock));
        }
        else if (!await DailyRoundTable.WasMadeAsync(db, today, ct))
        {
            session.QueueSqlCommand(DailyRoundTable.Mark, today);
            messages.Add(new DuePage(today));
            messages.Delay(new DailyRound(today.AddDays(1)), Until(today.AddDays(1), clock));
        }

        return messages;
    }

    /// <summary>By the clock that says which day it is: a clock that is turned in a test moves both.</summary>
    private static TimeSpan Until(DateOnly day, TimeProvider clock) => Shanghai.Instant(day.ToDateTime(At)) - clock.GetUtcNow();
}
