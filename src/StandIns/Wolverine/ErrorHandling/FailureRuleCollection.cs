namespace Wolverine.ErrorHandling;

/// <summary>Something that carries failure rules: the options for all handlers, a chain for those of one message.</summary>
public interface IWithFailurePolicies
{
    /// <summary>The rules, in the order they were written.</summary>
    FailureRuleCollection Failures { get; }
}

/// <summary>Failure rules in the order they were written; the first that matches an exception decides.</summary>
public class FailureRuleCollection
{
    private readonly List<FailureRule> _rules = [];

    internal void Add(FailureRule rule) => _rules.Add(rule);

    internal FailureRuleCollection Before(FailureRuleCollection others)
    {
        var combined = new FailureRuleCollection();
        combined._rules.AddRange(_rules);
        combined._rules.AddRange(others._rules);
        return combined;
    }

    /// <summary>What to do with a queued message that failed at its given attempt (the first is 1).</summary>
    internal FailureAction ForQueued(Exception exception, int attempt)
    {
        foreach (var rule in _rules)
        {
            if (rule.Matches(exception))
            {
                return rule.At(attempt);
            }
        }

        return FailureAction.DeadLetter;
    }

    /// <summary>
    /// The retry in place for a failed <c>InvokeAsync</c>, or null. A matching rule that does not retry in place does not end the
    /// search: the real library goes on to the next.
    /// </summary>
    internal FailureAction? ForInline(Exception exception, int attempt)
    {
        foreach (var rule in _rules)
        {
            if (rule.Matches(exception) && rule.At(attempt) is { Kind: FailureKind.RetryInPlace } retry)
            {
                return retry;
            }
        }

        return null;
    }
}

internal enum FailureKind
{
    RetryInPlace,
    RetryLater,
    Discard,
    DeadLetter
}

internal sealed record FailureAction(FailureKind Kind, TimeSpan Delay = default)
{
    public static FailureAction DeadLetter { get; } = new(FailureKind.DeadLetter);
}

internal sealed class FailureRule(Func<Exception, bool> match)
{
    private readonly List<FailureAction> _slots = [];

    public Func<Exception, bool> Match { get; set; } = match;

    public bool Matches(Exception exception) => Match(exception);

    public void Add(FailureAction action) => _slots.Add(action);

    public FailureAction At(int attempt) => attempt >= 1 && attempt <= _slots.Count ? _slots[attempt - 1] : FailureAction.DeadLetter;
}
