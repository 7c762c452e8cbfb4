using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Internal;
using Marten.Internal.Daemon;
using Marten.Subscriptions;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime;
using Wolverine.Runtime.Handlers;

namespace Wolverine.Marten;

/// <summary>
/// Runs the handlers of each event, one after another in the order of the store, with the session of the page: a page is one
/// transaction, together with the subscription's progress and the messages the handlers send.
/// </summary>
internal sealed class StrictOrderSubscription : SubscriptionBase
{
    private readonly IServiceProvider _provider;
    private readonly Dictionary<Type, Target> _targets = [];
    private WolverineRuntime? _runtime;
    private MessageContext? _former;
    private (long Sequence, int Attempts) _failed;

    public StrictOrderSubscription(string name, IServiceProvider provider)
    {
        Name = name;
        _provider = provider;
    }

    private WolverineRuntime Runtime => _runtime ??= _provider.GetRequiredService<WolverineRuntime>();

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page,
        ISubscriptionController controller,
        IDocumentOperations operations,
        CancellationToken cancellationToken)
    {
        var session = (DocumentSession)operations;
        if (_former is { OutgoingCount: > 0 })
        {
            // The former page did not commit, or its answer was lost; in that case its messages are in the database only.
            Runtime.InFlight.Suspect();
        }

        var context = _former = MessageContext.ForPage(Runtime);
        context.Session = session;
        await using var frame = new HandlerFrame(context, cancellationToken) { Session = session, Query = session };
        var good = page.SequenceFloor;
        foreach (var e in page.Events)
        {
            var target = TargetOf(e);
            if (target.Executor is not null && await TryHandleAsync(target, e, frame) is { } failure)
            {
                Log.SubscriptionStops(Runtime.Logger, Name, e.Sequence, failure);
                await controller.ReportCriticalFailureAsync(failure, good);
                break;
            }

            good = e.Sequence;
        }

        return NullChangeListener.Instance;
    }

    /// <summary>Null when handled.</summary>
    /// <exception cref="PageAgainException">The rules want another attempt: it gets a session of its own, as with the real library.</exception>
    private async ValueTask<Exception?> TryHandleAsync(Target target, IEvent e, HandlerFrame frame)
    {
        var executor = target.Executor!;
        frame.Message = target.Unwraps ? e.Data : e;
        var attempt = _failed.Sequence == e.Sequence ? _failed.Attempts + 1 : 1;
        frame.Context.Envelope = executor.NeedsEnvelope
            ? new Envelope(frame.Message) { Attempts = attempt, CorrelationId = frame.Context.CorrelationId }
            : null;
        try
        {
            await executor.RunAsync(frame);
            return null;
        }
        catch (OperationCanceledException) when (frame.Cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a handler throws is for the failure rules to judge; the default stops the subscription.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (executor.Rules.ForInline(exception, attempt) is not { } retry)
            {
                _failed = default;
                return exception;
            }

            _failed = (e.Sequence, attempt);
            Log.SubscriptionRetries(Runtime.Logger, Name, e.Sequence, attempt, exception);
            await Task.Delay(retry.Delay, frame.Cancellation);
            throw new PageAgainException(exception);
        }
    }

    private Target TargetOf(IEvent e)
    {
        var type = e.GetType();
        if (_targets.TryGetValue(type, out var target))
        {
            return target;
        }

        // As in the real library: handlers of IEvent<T> come first, and only without them those of T.
        var wrapped = typeof(IEvent<>).MakeGenericType(e.EventType);
        target = Runtime.TryExecutorFor(wrapped, out var executor) ? new Target(executor, false)
            : Runtime.TryExecutorFor(e.EventType, out executor) ? new Target(executor, true)
            : new Target(null, false);
        return _targets[type] = target;
    }

    private sealed record Target(ChainExecutor? Executor, bool Unwraps);
}
