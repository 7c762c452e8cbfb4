using Agreements.Server.Localization;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Telling;
using Marten;
using Wolverine.Attributes;
using Wolverine.ErrorHandling;
using Wolverine.Runtime.Handlers;
using Wolverine;

namespace Agreements.Server.Notifications.Daily;

/// <summary>
/// Look for what people are to be reminded of. Made once per working day, at nine in Asia/Shanghai; what fell on free days before it, or while no server
/// ran, is told with it.
/// </summary>
/// <param name="Day">The day that the round is for.</param>
[MessageIdentity("notification-round")]
public sealed record NotificationRound(DateOnly Day);

/// <summary>Send the mails in which what came together is told together.</summary>
/// <param name="Day">The day.</param>
[MessageIdentity("close-digests")]
public sealed record CloseDigests(DateOnly Day);

/// <summary>
/// Makes the round of a day, once: the mark that it was made, what it found to tell and the round of the next day are one commit, as in the daily round.
/// </summary>
public static class NotificationRoundHandler
{
    /// <summary>When people are reminded, in Asia/Shanghai: as they begin to work.</summary>
    public static readonly TimeOnly At = new(9, 0);

    /// <summary>A round that failed is tried again, and ends the rounds never.</summary>
    /// <param name="chain">The handlers of the round.</param>
    public static void Configure(HandlerChain chain) => chain.OnException<Exception>().ScheduleRetry(
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6));

    /// <summary>Makes today's round, whatever day was asked for, unless it was made or is not due yet.</summary>
    /// <param name="round">The round asked for.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="workingDays">On which days people work.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(
        NotificationRound round, IDocumentSession session, WorkingDays workingDays, TimeProvider clock, CancellationToken ct)
    {
        var messages = new OutgoingMessages();
        var (today, now) = (clock.Today(), clock.GetUtcNow());
        if (round.Day > today || now < Begins(today))
        {
            var day = round.Day > today ? round.Day : today;
            messages.Delay(new NotificationRound(day), Begins(day) - now);
            return messages;
        }

        await session.BeginTransactionAsync(ct);
        var connection = session.Connection!;
        if (!await RoundTable.MarkAsync(connection, today, workingDays.IsWorkingDay(today), now, ct))
        {
            return messages;
        }

        messages.Delay(new NotificationRound(today.AddDays(1)), Begins(today.AddDays(1)) - now);
        // Something to commit: the mark was written past the session.
        session.QueueSqlCommand("select 1");
        if (workingDays.IsWorkingDay(today))
        {
            var from = await RoundTable.LastWorkedAsync(connection, today, ct) ?? today.AddDays(-1);
            await DuePlan.InsertAsync(connection, from, today, now, ct);
            await FollowUpPlan.InsertAsync(connection, workingDays, today, now, ct);
            messages.Add(new Tell());
            messages.Add(new CloseDigests(today));
        }

        return messages;
    }

    private static DateTimeOffset Begins(DateOnly day) => Shanghai.Instant(day.ToDateTime(At));
}

/// <summary>Sends digests once all that the morning found is in them.</summary>
public static class CloseDigestsHandler
{
    /// <summary>Mails that could not be closed are tried again, as the round is.</summary>
    /// <param name="chain">The handlers of the message.</param>
    public static void Configure(HandlerChain chain) => NotificationRoundHandler.Configure(chain);

    /// <summary>Closes the digests of the day, and on the first working day of a week those of the week.</summary>
    /// <param name="asked">The message.</param>
    /// <param name="session">The session of this commit.</param>
    /// <param name="workingDays">On which days people work.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<OutgoingMessages> Handle(
        CloseDigests asked, IDocumentSession session, WorkingDays workingDays, TimeProvider clock, CancellationToken ct)
    {
        await session.BeginTransactionAsync(ct);
        var connection = session.Connection!;
        if (await RoundTable.IsAnythingUntoldAsync(connection, asked.Day, ct))
        {
            // Asked again at once, it would keep the database busy for as long as the teller is.
            await Task.Delay(Teller.Gathers, ct);
            return [new Tell(), asked];
        }

        session.QueueSqlCommand("select 1");
        var closed = await DeliveryTable.CloseDigestsAsync(connection, IsFirstOfWeek(asked.Day, workingDays), clock.GetUtcNow(), ct);
        return [.. closed.Select(id => new DeliverMail(id))];
    }

    /// <summary>Whether a working day is the first of its week, Monday to Sunday.</summary>
    /// <param name="day">The working day.</param>
    /// <param name="workingDays">On which days people work.</param>
    internal static bool IsFirstOfWeek(DateOnly day, WorkingDays workingDays) =>
        Enumerable.Range(1, ((int)day.DayOfWeek + 6) % 7).All(back => !workingDays.IsWorkingDay(day.AddDays(-back)));
}
