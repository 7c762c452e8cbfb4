namespace Wolverine.ErrorHandling;

/// <summary>What to do with a message whose handler failed, attempt by attempt.</summary>
public interface IFailureActions
{
    /// <summary>Stores it as a dead letter, with the exception.</summary>
    IAdditionalActions MoveToErrorQueue();

    /// <summary>Drops it.</summary>
    IAdditionalActions Discard();

    /// <summary>Tries again later, once per delay; the message waits in the database, not in its queue. Not for <c>InvokeAsync</c>.</summary>
    IAdditionalActions ScheduleRetry(params TimeSpan[] delays);

    /// <summary>Tries again at once, one time.</summary>
    IAdditionalActions RetryOnce();

    /// <summary>Tries again at once, this many times (1 to 25).</summary>
    IAdditionalActions RetryTimes(int attempts);

    /// <summary>Tries again after each of these delays (at most 25), the queue's place being held meanwhile.</summary>
    IAdditionalActions RetryWithCooldown(params TimeSpan[] delays);
}

/// <summary>Leads on to the attempts after those already covered.</summary>
public interface IAdditionalActions
{
    /// <summary>What to do after that.</summary>
    IFailureActions Then { get; }
}

/// <summary>A failure rule being written: which exceptions, then what to do.</summary>
public class PolicyExpression : IFailureActions
{
    private readonly FailureRuleCollection _parent;
    private Func<Exception, bool> _match;

    internal PolicyExpression(FailureRuleCollection parent, Func<Exception, bool> match)
    {
        _parent = parent;
        _match = match;
    }

    /// <summary>Covers a further type of exception.</summary>
    public PolicyExpression Or<TException>()
        where TException : Exception
    {
        var former = _match;
        _match = e => former(e) || e is TException;
        return this;
    }

    /// <inheritdoc/>
    public IAdditionalActions MoveToErrorQueue() => Begin().MoveToErrorQueue();

    /// <inheritdoc/>
    public IAdditionalActions Discard() => Begin().Discard();

    /// <inheritdoc/>
    public IAdditionalActions ScheduleRetry(params TimeSpan[] delays) => Begin().ScheduleRetry(delays);

    /// <inheritdoc/>
    public IAdditionalActions RetryOnce() => Begin().RetryOnce();

    /// <inheritdoc/>
    public IAdditionalActions RetryTimes(int attempts) => Begin().RetryTimes(attempts);

    /// <inheritdoc/>
    public IAdditionalActions RetryWithCooldown(params TimeSpan[] delays) => Begin().RetryWithCooldown(delays);

    private FailureActions Begin()
    {
        var rule = new FailureRule(_match);
        _parent.Add(rule);
        return new FailureActions(rule);
    }
}

internal sealed class FailureActions(FailureRule rule) : IFailureActions, IAdditionalActions
{
    private const int MostAttempts = 25;

    public IFailureActions Then => this;

    public IAdditionalActions MoveToErrorQueue() => Add(FailureAction.DeadLetter);

    public IAdditionalActions Discard() => Add(new FailureAction(FailureKind.Discard));

    public IAdditionalActions ScheduleRetry(params TimeSpan[] delays) => Add(FailureKind.RetryLater, delays);

    public IAdditionalActions RetryOnce() => Add(new FailureAction(FailureKind.RetryInPlace));

    public IAdditionalActions RetryTimes(int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attempts, MostAttempts);
        return Add(FailureKind.RetryInPlace, new TimeSpan[attempts]);
    }

    public IAdditionalActions RetryWithCooldown(params TimeSpan[] delays) => Add(FailureKind.RetryInPlace, delays);

    private FailureActions Add(FailureKind kind, TimeSpan[] delays)
    {
        if (delays.Length == 0)
        {
            throw new InvalidOperationException("Name at least one delay.");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(delays.Length, MostAttempts, nameof(delays));
        foreach (var delay in delays)
        {
            Add(new FailureAction(kind, delay));
        }

        return this;
    }

    private FailureActions Add(FailureAction action)
    {
        rule.Add(action);
        return this;
    }
}
