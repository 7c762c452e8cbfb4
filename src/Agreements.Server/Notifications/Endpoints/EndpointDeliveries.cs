using Npgsql;
using System.Collections.Concurrent;
using System.Diagnostics;
using Wolverine;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>
/// Tells endpoints what waits for them. An endpoint that is slow or dead holds up nobody else: few are at it at a time, and what failed is left for a later
/// message together with what was to follow.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="store">The endpoints.</param>
/// <param name="posting">Hands over what is told.</param>
/// <param name="settling">Notes how it went.</param>
/// <param name="clock">The clock.</param>
public sealed class EndpointDeliveries(NpgsqlDataSource db, EndpointStore store, EndpointPosting posting, EndpointSettling settling, TimeProvider clock)
{
    /// <summary>What an endpoint that is off has as the answer to a delivery: it is told when it is on again.</summary>
    internal const string Off = "off";

    /// <summary>So many requests are on the way to one endpoint at a time, and no more in this time: some 300 a second, which few receivers bear.</summary>
    /// <remarks>Whatever else the machine can do is for commands: what comes faster is told a little later.</remarks>
    private const int RequestsAtOnce = 4;

    private static readonly TimeSpan Tempo = TimeSpan.FromMilliseconds(13);

    /// <summary>Whoever is at it has done by then; whoever holds what waits for a robot has said it, or has died.</summary>
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Tells an endpoint; what has left, or has nothing to tell, is not sent. A robot is told all that waits for it at once.</summary>
    /// <param name="ids">Ids of deliveries to one endpoint.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>The messages of what is to be tried again, and of what is given up.</returns>
    /// <exception cref="NoticeRefusedException">The one delivery that was asked for is given up.</exception>
    public async Task<OutgoingMessages> SendAsync(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var lines = (await EndpointLine.OfAsync(db, store, [.. ids], stop)).Where(l => l.State is "waiting" or "failed").ToArray();
        if (lines is [{ State: "failed", IsGivenUp: false, Answer: { } answer and not Off } failed])
        {
            await settling.GiveUpAsync(failed, stop);
            throw new NoticeRefusedException(answer);
        }

        if (lines.Length == 0 || !await settling.IsToBeToldAsync(lines, stop))
        {
            return [];
        }

        var (to, sent) = (lines[0].To!, lines.Where(l => l.Line is not null).ToArray());
        var turn = _turns.GetOrAdd(to.Endpoint.Name, _ => new SemaphoreSlim(1));
        // One that answers will soon be free; one that does not must not keep those busy who could be telling others.
        if (!await turn.WaitAsync(to.Endpoint.FailingSince is null ? LongestWait : TimeSpan.Zero, stop))
        {
            return Later([.. sent.Select(l => l.Id)], LooksAgain);
        }

        try
        {
            return RobotLimits.Of(to.Endpoint.Channel).Count == 0 ? await EachAsync(to, sent, stop) : await TogetherAsync(to, sent, stop);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>A request each, some at a time; one that nobody answers ends it for now.</summary>
    private async Task<OutgoingMessages> EachAsync(OpenedEndpoint to, EndpointLine[] lines, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var open = lines.Where(l => l.State == "failed" || !(l.DueAt > now)).ToArray();
        var (later, wait) = (lines.Except(open).Select(l => l.Id).ToList(), lines.Max(l => l.DueAt) - now);
        OutgoingMessages messages = [];
        for (var at = 0; at < open.Length; at += RequestsAtOnce)
        {
            var (some, began) = (open[at..Math.Min(open.Length, at + RequestsAtOnce)], Stopwatch.GetTimestamp());
            var answers = await Task.WhenAll(some.Select(async l => (Line: l, Answer: await posting.TellAsync(to, [l], stop))));
            var settled = await settling.NoteAsync(to, answers, stop);
            messages.AddRange(settled.GivenUp.Select(id => new DeliverToEndpoint(id)));
            if (settled.IsOff)
            {
                await settling.MissedAsync(open[(at + some.Length)..], stop);
                return messages;
            }

            if (settled.Wait is { } longer)
            {
                // Whatever follows would fail too.
                later.AddRange([.. settled.Failed, .. open[(at + some.Length)..].Select(l => l.Id)]);
                wait = longer;
                break;
            }

            if (Tempo - Stopwatch.GetElapsedTime(began) is var rest && rest > TimeSpan.Zero && at + some.Length < open.Length)
            {
                await Task.Delay(rest, stop);
            }
        }

        messages.AddRange(Later(later, wait ?? LooksAgain));
        return messages;
    }

    /// <summary>What waits for a robot, in one message of its group.</summary>
    private async Task<OutgoingMessages> TogetherAsync(OpenedEndpoint robot, EndpointLine[] lines, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await settling.ReopenAsync([.. lines.Where(l => l.State == "failed")], now, stop);
        if (lines.All(l => l.State == "waiting" && l.DueAt > now))
        {
            return Later([.. lines.Select(l => l.Id)], lines.Min(l => l.DueAt)!.Value - now);
        }

        var (taken, full) = await RobotLimits.TakeAsync(db, robot.Endpoint, now, stop);
        var said = (await EndpointLine.OfAsync(db, store, taken, stop)).ToArray();
        if (said.Length == 0)
        {
            return Later([.. lines.Select(l => l.Id)], full ?? LooksAgain);
        }

        OutgoingMessages messages = [];
        var (rest, wait) = (lines.Select(l => l.Id).Except(taken).ToList(), LooksAgain);
        if (await settling.IsToBeToldAsync(said, stop))
        {
            said = [.. said.Where(l => l.Line is not null)];
            var answer = await posting.TellAsync(robot, said, stop);
            var settled = await settling.NoteAsync(robot, [.. said.Select(l => (l, answer))], stop);
            messages.AddRange(settled.GivenUp.Select(id => new DeliverToEndpoint(id)));
            rest.AddRange(settled.Failed);
            wait = settled.Wait ?? wait;
        }

        messages.AddRange(Later(rest, wait));
        return messages;
    }

    private static OutgoingMessages Later(IReadOnlyCollection<Guid> ids, TimeSpan wait)
    {
        OutgoingMessages messages = [];
        foreach (var message in DeliverToEndpoint.Of(ids))
        {
            messages.Delay(message, wait);
        }

        return messages;
    }
}
