using Agreements.Server.Storage;
using System.Diagnostics;
using Wolverine;

namespace Agreements.Server.Commands;

/// <summary>Requests for agreements that are decided and committed together.</summary>
/// <param name="Asked">The requests, each with where it comes from.</param>
public sealed record AgreementRequests(IReadOnlyList<(AgreementRequest Request, Origin Origin)> Asked)
{
    /// <summary>How many they are, and no more: whatever fails is logged by it.</summary>
    public override string ToString() => $"{Asked.Count} requests";
}

/// <summary>What came of <see cref="AgreementRequests"/>.</summary>
/// <param name="Each">The answer to each, in their order; null for one that must be decided alone.</param>
public sealed record AgreementAnswers(IReadOnlyList<Answer?> Each);

/// <summary>
/// Takes requests to their handlers. Commands on agreements that come while others of their lane are committed wait for these, and are then
/// committed together: one load, one commit. One that comes alone does not wait. When the common commit fails, each is tried alone.
/// </summary>
/// <param name="scopes">Makes what a commit runs in.</param>
/// <param name="lanes">How many groups there are at a time. All commands on an agreement take the same lane.</param>
public sealed class GroupCommit(IServiceScopeFactory scopes, int lanes)
{
    private const int AtMost = 64;

    private readonly Lane[] _lanes = [.. Enumerable.Range(0, lanes).Select(_ => new Lane())];

    /// <summary>How many requests wait for others to be committed.</summary>
    public int Waiting => _lanes.Sum(l => l.Waiting);

    /// <summary>Has a request decided, measured from its coming to its answer.</summary>
    /// <param name="bus">What the request comes by.</param>
    /// <param name="asked">The request.</param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="stop">Stops waiting.</param>
    public async Task<Answer> DecideAsync(IMessageContext bus, Request asked, Origin origin, CancellationToken stop)
    {
        using var span = Telemetry.StartCommand(asked);
        var started = Stopwatch.GetTimestamp();
        Answer? answer = null;
        try
        {
            return answer = asked is AgreementRequest request && MayBeAmongOthers(request)
                ? await InLaneAsync(bus, new Asked(request, origin, stop))
                : await AloneAsync(bus, asked, origin, stop);
        }
        finally
        {
            Telemetry.CommandDone(asked, answer, Stopwatch.GetElapsedTime(started), span);
        }
    }

    private static bool MayBeAmongOthers(AgreementRequest request) =>
        !request.Context.IsDryRun && request.Command is not (ProposeAgreement or ICascading { Below.Count: > 0 });

    private static async Task<Answer> AloneAsync(IMessageContext bus, Request asked, Origin origin, CancellationToken stop)
    {
        bus.UserName = asked.Context.By.User;
        return await bus.InvokeAsync<Answer>(asked, new DeliveryOptions { CorrelationId = origin.Correlation, CausationId = origin.Causation }, stop);
    }

    private async Task<Answer> InLaneAsync(IMessageContext bus, Asked asked)
    {
        var lane = _lanes[(uint)asked.Request.AgreementId.GetHashCode() % _lanes.Length];
        if (!lane.TryEnter(asked))
        {
            return await asked.Answer.Task.WaitAsync(asked.Stop);
        }

        // Callers that were answered at the same moment ask again at the same moment: whoever is already on the way comes along.
        await Task.Yield();
        var group = lane.Take(asked);
        if (group.Count > 1)
        {
            Start(lane, group);
            return await asked.Answer.Task.WaitAsync(asked.Stop);
        }

        try
        {
            return await AloneAsync(bus, asked.Request, asked.Origin, asked.Stop);
        }
        finally
        {
            Next(lane);
        }
    }

    /// <summary>Has those who wait in a lane decided, on a thread and in a context that are nobody's of them.</summary>
    private void Next(Lane lane)
    {
        if (lane.Take() is { Count: > 0 } group)
        {
            Start(lane, group);
        }
    }

    private void Start(Lane lane, List<Asked> group) => ThreadPool.UnsafeQueueUserWorkItem(_ => _ = RunAsync(lane, group), null);

    private async Task RunAsync(Lane lane, List<Asked> group)
    {
        try
        {
            var answers = await TogetherAsync(group);
            await Task.WhenAll(group.Zip(answers).Select(p => p.Second is { } answer ? p.First.SayAsync(() => Task.FromResult(answer)) : AloneAsync(p.First)));
        }
        finally
        {
            Next(lane);
        }
    }

    private async Task<IReadOnlyList<Answer?>> TogetherAsync(List<Asked> group)
    {
        Telemetry.Together(group.Count);
        if (group.Count == 1)
        {
            return [null];
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var together = new AgreementRequests([.. group.Select(a => (a.Request, a.Origin))]);
            return (await scope.ServiceProvider.GetRequiredService<IMessageContext>().InvokeAsync<AgreementAnswers>(together)).Each;
        }
        catch (Exception)
        {
            // One of them may be to blame, or none: each finds out for itself. What was committed all the same is on record then, or under its key.
            return new Answer?[group.Count];
        }
    }

    private Task AloneAsync(Asked asked) => asked.SayAsync(async () =>
    {
        await using var scope = scopes.CreateAsyncScope();
        return await AloneAsync(scope.ServiceProvider.GetRequiredService<IMessageContext>(), asked.Request, asked.Origin, asked.Stop);
    });

    /// <summary>A request that waits.</summary>
    private sealed record Asked(AgreementRequest Request, Origin Origin, CancellationToken Stop)
    {
        public TaskCompletionSource<Answer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Never throws: what is thrown is told to the one who asked.</summary>
        public async Task SayAsync(Func<Task<Answer>> answer)
        {
            try
            {
                Answer.SetResult(await answer());
            }
            catch (Exception e)
            {
                Answer.SetException(e);
            }
        }
    }

    private sealed class Lane
    {
        private readonly Queue<Asked> _waiting = [];
        private bool _isBusy;

        public int Waiting
        {
            get
            {
                lock (_waiting)
                {
                    return _waiting.Count;
                }
            }
        }

        /// <summary>Enters the lane if it is free; else the request waits in it.</summary>
        public bool TryEnter(Asked asked)
        {
            lock (_waiting)
            {
                if (_isBusy)
                {
                    _waiting.Enqueue(asked);
                    return false;
                }

                return _isBusy = true;
            }
        }

        /// <summary>Those who are next; the lane is free when there are none. Who has stopped waiting is left out.</summary>
        /// <param name="first">Who has entered and goes first; null for nobody.</param>
        public List<Asked> Take(Asked? first = null)
        {
            List<Asked> group = first is null ? [] : [first];
            lock (_waiting)
            {
                while (group.Count < AtMost && _waiting.TryDequeue(out var asked))
                {
                    if (!asked.Stop.IsCancellationRequested)
                    {
                        group.Add(asked);
                    }
                }

                _isBusy = group.Count > 0;
            }

            return group;
        }
    }
}
