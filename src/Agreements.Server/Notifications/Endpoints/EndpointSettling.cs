using Agreements.Server.Notifications.Causes;
using Agreements.Server.Notifications.Delivering;
using Agreements.Server.Notifications.Telling;
using Agreements.Server.Storage;
using Npgsql;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>What came of what was told to an endpoint.</summary>
/// <param name="Failed">Ids of what is to be tried again.</param>
/// <param name="GivenUp">Ids of what is not.</param>
/// <param name="Wait">How long to wait before the next attempt at the endpoint; null where nothing is to be tried again.</param>
/// <param name="IsOff">Whether the endpoint was turned off: what it missed is kept.</param>
internal sealed record Settled(IReadOnlyList<Guid> Failed, IReadOnlyList<Guid> GivenUp, TimeSpan? Wait, bool IsOff);

/// <summary>Notes how it went, and turns off endpoints that are gone or have taken nothing for days.</summary>
/// <param name="db">The database.</param>
/// <param name="settings">How often is tried.</param>
/// <param name="store">The endpoints.</param>
/// <param name="switches">Turns them off.</param>
/// <param name="teller">Has it told that one was turned off.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">The log.</param>
public sealed class EndpointSettling(
    NpgsqlDataSource db, NoticeSettings settings, EndpointStore store, EndpointSwitches switches, Teller teller, TimeProvider clock,
    ILogger<EndpointSettling> log)
{
    private static readonly TimeSpan LongestFailing = TimeSpan.FromDays(5);

    /// <summary>Whether anything of it is to be told; notes what is not: out of sight by now, or the endpoint is off or was ended.</summary>
    /// <param name="lines">Deliveries to one endpoint.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task<bool> IsToBeToldAsync(IReadOnlyList<EndpointLine> lines, CancellationToken stop)
    {
        if (lines[0].To is not { } to)
        {
            await NoteAsync(lines, "dropped", "ended", stop);
            return false;
        }

        if (to.Endpoint.OffSince is not null)
        {
            await MissedAsync(lines, stop);
            return false;
        }

        await NoteAsync([.. lines.Where(l => l.Line is null)], "dropped", "out-of-sight", stop);
        return lines.Any(l => l.Line is not null);
    }

    /// <summary>Notes the answers of an endpoint.</summary>
    /// <param name="to">The endpoint.</param>
    /// <param name="answers">What it answered to each.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task<Settled> NoteAsync(OpenedEndpoint to, IReadOnlyList<(EndpointLine Line, EndpointAnswer Answer)> answers, CancellationToken stop)
    {
        var taken = answers.Where(a => a.Answer.Why is null).Select(a => a.Line).ToArray();
        var failingSince = await store.NoteAsync(to.Endpoint, taken.Length > 0, CancellationToken.None);
        await NoteAsync(taken, "sent", null, CancellationToken.None);
        if (taken.Length > 0)
        {
            NoticeLog.Taken(log, to.Endpoint.Name, taken.Length, KebabEnum<EndpointChannel>.Name(to.Endpoint.Channel));
        }

        var failed = answers.Where(a => a.Answer.Why is not null).ToArray();
        if (failed.Any(f => f.Answer.IsGone) || failed.Length > 0 && clock.GetUtcNow() - failingSince >= LongestFailing)
        {
            await MissedAsync([.. failed.Select(f => f.Line)], stop);
            await TurnOffAsync(to.Endpoint, failed.Any(f => f.Answer.IsGone) ? "gone" : "failing", stop);
            return new Settled([], [], null, true);
        }

        var (again, givenUp, longest) = (new List<Guid>(), new List<Guid>(), (TimeSpan?)null);
        foreach (var ((attempts, why), group) in failed.GroupBy(f => (f.Line.Attempts + 1, f.Answer)).Select(g => (g.Key, g.Select(f => f.Line).ToArray())))
        {
            if (why.IsFinal || attempts > settings.EndpointRetryAfter.Count)
            {
                await NoteAsync(group, "failed", why.Why, stop);
                givenUp.AddRange(group.Select(l => l.Id));
                continue;
            }

            // A tenth more or less, so that what failed together does not come again together.
            var wait = settings.EndpointRetryAfter[attempts - 1] * (0.9 + (Random.Shared.NextDouble() / 5));
            wait = why.After > wait ? why.After.Value : wait;
            await NoteAsync(group, "waiting", why.Why, stop, clock.GetUtcNow() + wait);
            again.AddRange(group.Select(l => l.Id));
            longest = longest > wait ? longest : wait;
        }

        return new Settled(again, givenUp, longest, false);
    }

    /// <summary>Keeps what an endpoint misses while it is off.</summary>
    /// <param name="lines">The deliveries.</param>
    /// <param name="stop">Stops waiting.</param>
    internal Task MissedAsync(IReadOnlyList<EndpointLine> lines, CancellationToken stop) => NoteAsync(lines, "failed", EndpointDeliveries.Off, stop);

    /// <summary>Has what was given up sent once more, at once.</summary>
    /// <param name="lines">The deliveries.</param>
    /// <param name="now">The instant.</param>
    /// <param name="stop">Stops waiting.</param>
    internal Task ReopenAsync(IReadOnlyList<EndpointLine> lines, DateTimeOffset now, CancellationToken stop) => NoteAsync(lines, "waiting", null, stop, now);

    /// <summary>Notes that a delivery is a dead letter from now on: whoever replays that has it sent.</summary>
    /// <param name="line">The delivery.</param>
    /// <param name="stop">Stops waiting.</param>
    internal async Task GiveUpAsync(EndpointLine line, CancellationToken stop)
    {
        await using var command = db.CreateCommand("update notifications.deliveries set given_up = true where id = $1").With(line.Id);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>Turns it off, and has those told who can do something about it.</summary>
    private async Task TurnOffAsync(NotificationEndpoint endpoint, string why, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var cause = new Cause(
            $"endpoint-stopped/{endpoint.Name}/{now:yyyyMMddHHmmss}", Topic.EndpointStopped, null, now, null,
            new CauseFacts(new Text(endpoint.Name)) { Code = why }, [new Audience(ToldAs.Account, endpoint.MadeBy), new Audience(ToldAs.Administrators)]);
        if (await switches.TurnOffAsync(endpoint.Name, why, now, cause, stop))
        {
            NoticeLog.Off(log, endpoint.Name, why);
            teller.Wake();
        }
    }

    private Task NoteAsync(IReadOnlyList<EndpointLine> lines, string state, string? answer, CancellationToken stop, DateTimeOffset? due = null) =>
        lines.Count == 0 ? Task.CompletedTask
            : DeliveryTable.NoteAsync(db, [.. lines.Select(l => l.Id)], state, answer, clock.GetUtcNow(), stop, due);
}
