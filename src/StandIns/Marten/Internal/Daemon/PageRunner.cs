using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten.Exceptions;
using Microsoft.Extensions.Logging;

namespace Marten.Internal.Daemon;

/// <summary>Processes and commits pages; when one fails, finds the event to blame and commits everything before it.</summary>
internal sealed class PageRunner(DocumentStore store, RegisteredSubscription subscription, SubscriptionAgent agent, ILogger logger)
{
    private readonly AggregateCache _kept = new(10_000);

    /// <summary>Has the subscription process a page; it is committed by <see cref="CommitAsync"/>, for which nothing but the order matters.</summary>
    public Task<HandledPage> HandleAsync(EventPage page, CancellationToken stop) => HandleAsync(page, page.Events, page.Floor, page.Ceiling, stop);

    /// <summary>Commits a page that was processed, or finds the event to blame; returns the event that stopped it, or null.</summary>
    public async Task<Poison?> CommitAsync(HandledPage handled, CancellationToken stop)
    {
        var page = handled.Page;
        var failed = handled.Failed ?? await StoreAsync(handled, stop);
        if (failed is not null)
        {
            var poison = await IsolateAsync(page, failed, stop);
            if (poison is not null)
            {
                return poison;
            }

            DaemonLog.NoCulprit(logger, failed.Failure, agent.Name.Identity, page.Floor, page.Ceiling);
        }

        return page.Unreadable is null ? null : new Poison(page.Unreadable, Unreadable(page.Unreadable));
    }

    private static EventFailureDetails? Unreadable(Exception failure) => failure switch
    {
        UnknownEventTypeException unknown => new() { Sequence = unknown.Sequence, EventTypeName = unknown.EventTypeName },
        EventDeserializationFailureException body => new() { Sequence = body.Sequence, EventTypeName = body.EventTypeName },
        _ => null,
    };

    private async Task<Poison?> IsolateAsync(EventPage page, Failed failed, CancellationToken stop)
    {
        var culprit = failed.LastGood is { } last && last >= page.Floor ? page.Events.FindIndex(e => e.Sequence > last) : -1;
        if (culprit >= 0)
        {
            var good = page.Events.GetRange(0, culprit);
            if (good.Count == 0 || await AttemptAsync(page, good, page.Floor, good[^1].Sequence, stop) is null)
            {
                return new Poison(failed.Failure, Poison.Of(page.Events[culprit]));
            }
        }

        return await RunSinglyAsync(page, stop);
    }

    private async Task<Poison?> RunSinglyAsync(EventPage page, CancellationToken stop)
    {
        var floor = page.Floor;
        foreach (var e in page.Events)
        {
            if (await AttemptAsync(page, [e], floor, e.Sequence, stop) is { } failed)
            {
                return new Poison(failed.Failure, Poison.Of(e));
            }

            floor = e.Sequence;
        }

        return floor < page.Ceiling && await AttemptAsync(page, [], floor, page.Ceiling, stop) is { } empty ? new Poison(empty.Failure, null) : null;
    }

    /// <summary>Processes and commits some events of a page; null when that succeeded. A failure that may pass by itself is thrown instead.</summary>
    private async Task<Failed?> AttemptAsync(EventPage page, List<IEvent> events, long floor, long ceiling, CancellationToken stop)
    {
        var handled = await HandleAsync(page, events, floor, ceiling, stop);
        return handled.Failed ?? await StoreAsync(handled, stop);
    }

    private async Task<HandledPage> HandleAsync(EventPage page, List<IEvent> events, long floor, long ceiling, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return await HandleOnceAsync(page, events, floor, ceiling, stop);
            }
            catch (PageAgainException)
            {
                // Whoever failed waited already, and counts the attempts.
            }
        }
    }

    private async Task<HandledPage> HandleOnceAsync(EventPage page, List<IEvent> events, long floor, long ceiling, CancellationToken stop)
    {
        var range = new EventRange(agent.Name, floor, ceiling, events);
        var session = new PageSession(store, _kept, range);
        var controller = new PageController(agent);
        IChangeListener listener = NullChangeListener.Instance;
        try
        {
            if (events.Count > 0)
            {
                listener = await subscription.Subscription.ProcessEventsAsync(range, controller, session, stop);
            }
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && failure is not PageAgainException && !Failures.IsTransient(failure))
        {
            return new HandledPage(page, range, session, listener, controller.Failed ?? new Failed(failure, null));
        }

        if (controller.Failed is { } reported && Failures.IsTransient(reported.Failure))
        {
            throw reported.Failure;
        }

        if (controller.Failed is null)
        {
            session.KeepStates();
        }

        return new HandledPage(page, range, session, listener, controller.Failed);
    }

    /// <summary>Commits what was processed; null when that succeeded. A failure that may pass by itself is thrown instead.</summary>
    private async Task<Failed?> StoreAsync(HandledPage handled, CancellationToken stop)
    {
        var ceiling = handled.Range.SequenceCeiling;
        if (handled.Range.SequenceFloor == ceiling)
        {
            return null;
        }

        await using var session = handled.Session;
        try
        {
            await handled.Listener.BeforeCommitAsync(session, session, stop);
            await session.CommitAsync(stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && failure is not ProgressionProgressOutOfOrderException
            && !Failures.IsTransient(failure))
        {
            return new Failed(failure, null);
        }

        agent.Done(ceiling);
        await AfterCommitAsync(handled.Listener, session, ceiling, stop);
        return null;
    }

    private async Task AfterCommitAsync(IChangeListener listener, PageSession session, long ceiling, CancellationToken stop)
    {
        try
        {
            await listener.AfterCommitAsync(session, session, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            // What is committed cannot be taken back, and the listener is promised one call at most.
            DaemonLog.ListenerFailed(logger, failure, agent.Name.Identity, ceiling);
        }
    }

    /// <summary>What the subscription made of a page, or of a part of it, before anything is committed.</summary>
    internal sealed record HandledPage(EventPage Page, EventRange Range, PageSession Session, IChangeListener Listener, Failed? Failed);

    internal sealed record Failed(Exception Failure, long? LastGood);

    private sealed class PageController(SubscriptionAgent agent) : ISubscriptionController
    {
        public Failed? Failed { get; private set; }

        public ShardExecutionMode Mode => agent.Mode;

        public ErrorHandlingOptions ErrorOptions => agent.ErrorOptions;

        public ShardName Name => agent.Name;

        public AsyncOptions Options => agent.Options;

        public Task ReportCriticalFailureAsync(Exception ex)
        {
            Failed ??= new Failed(ex, null);
            return Task.CompletedTask;
        }

        public Task ReportCriticalFailureAsync(Exception ex, long lastProcessed)
        {
            Failed ??= new Failed(ex, lastProcessed);
            return Task.CompletedTask;
        }
    }
}

/// <summary>A page is to be processed once more, with a new session: an event of it failed and is to be tried again.</summary>
internal sealed class PageAgainException(Exception failure) : Exception(failure.Message, failure);
