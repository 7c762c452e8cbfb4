using Microsoft.Extensions.Logging;
using Wolverine.ErrorHandling;
using Wolverine.Persistence.Durability;

namespace Wolverine.Runtime;

/// <summary>Handles messages of local queues to their end: done, tried again, scheduled, discarded or a dead letter.</summary>
internal sealed class QueuedMessages(WolverineRuntime runtime, PostgresMessages messages, FinishedMessages finished)
{
    private readonly ILogger _logger = runtime.Logger;
    private readonly InFlight _inFlight = runtime.InFlight;

    /// <summary>
    /// Never throws, so that a queue's worker lives on: what could not be settled stays in the database and is taken up again later.
    /// <paramref name="hard"/> is the end of the host's patience, not the wish to stop.
    /// </summary>
    public async Task HandleAsync(Envelope envelope, CancellationToken hard)
    {
        try
        {
            await HandleToItsEndAsync(envelope, hard);
        }
        catch (OperationCanceledException) when (hard.IsCancellationRequested)
        {
            // The host would not wait any longer; the message stays in the database for the next one.
        }
#pragma warning disable CA1031 // See above.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.OutcomeNotStored(_logger, envelope.MessageType, envelope.Id, failure);
            _inFlight.Remove(envelope.Id);
            _inFlight.Suspect();
        }
    }

    private async Task HandleToItsEndAsync(Envelope envelope, CancellationToken hard)
    {
        if (envelope.Message is null || !runtime.TryExecutorFor(envelope.Message.GetType(), out var executor))
        {
            Log.NoHandler(_logger, envelope.MessageType, envelope.Id);
            finished.Add(envelope.Id);
            return;
        }

        FailureAction? failure;
        do
        {
            failure = await TryAsync(executor, envelope, hard);
        }
        while (failure is { Kind: FailureKind.RetryInPlace });
    }

    /// <summary>A recovered message that cannot be read.</summary>
    public Task BuryUnreadableAsync(Envelope envelope, Exception exception) => StoreOutcomeAsync(envelope, exception, FailureAction.DeadLetter);

    private async Task<FailureAction?> TryAsync(ChainExecutor executor, Envelope envelope, CancellationToken hard)
    {
        envelope.Attempts++;
        var context = new MessageContext(runtime, envelope);
        try
        {
            await executor.ExecuteAsync(context, hard);
        }
#pragma warning disable CA1031 // Whatever a handler throws is for the failure rules to judge; the default is a dead letter.
        catch (Exception exception) when (exception is not OperationCanceledException || !hard.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return await JudgeAsync(executor, envelope, exception, hard);
        }

        if (context.IsFinished)
        {
            _inFlight.Remove(envelope.Id);
        }
        else
        {
            finished.Add(envelope.Id);
        }

        return null;
    }

    private async Task<FailureAction> JudgeAsync(ChainExecutor executor, Envelope envelope, Exception exception, CancellationToken hard)
    {
        var action = executor.Rules.ForQueued(exception, envelope.Attempts);
        if (action.Kind == FailureKind.RetryInPlace)
        {
            Log.Retrying(_logger, executor.MessageType, envelope.Id, envelope.Attempts, exception);
            await runtime.DelayAsync(action.Delay, hard);
            return action;
        }

        await StoreOutcomeAsync(envelope, exception, action);
        return action;
    }

    private async Task StoreOutcomeAsync(Envelope envelope, Exception exception, FailureAction action)
    {
        switch (action.Kind)
        {
            case FailureKind.Discard:
                Log.Discarded(_logger, envelope.MessageType, envelope.Id, exception);
                finished.Add(envelope.Id);
                return;
            case FailureKind.RetryLater:
                var time = DateTimeOffset.UtcNow.Add(action.Delay);
                Log.RetryingLater(_logger, envelope.MessageType, envelope.Id, envelope.Attempts, time, exception);
                _inFlight.Remove(envelope.Id);
                await messages.RescheduleAsync(envelope, time);
                return;
            default:
                Log.DeadLetter(_logger, envelope.MessageType, envelope.Id, envelope.Attempts, exception);
                await messages.BuryAsync(envelope, exception);
                _inFlight.Remove(envelope.Id);
                return;
        }
    }
}
