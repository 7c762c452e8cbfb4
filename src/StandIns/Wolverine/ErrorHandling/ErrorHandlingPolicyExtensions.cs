namespace Wolverine.ErrorHandling;

/// <summary>Starts failure rules.</summary>
public static class ErrorHandlingPolicyExtensions
{
    /// <summary>A rule for exceptions of type <typeparamref name="TException"/> and those derived from it.</summary>
    public static PolicyExpression OnException<TException>(this IWithFailurePolicies policies)
        where TException : Exception => new(policies.Failures, e => e is TException);

    /// <summary>A rule for those exceptions of type <typeparamref name="TException"/> that also satisfy the predicate.</summary>
    public static PolicyExpression OnException<TException>(
        this IWithFailurePolicies policies,
        Func<TException, bool> exceptionPredicate,
        string description = "User supplied")
        where TException : Exception => new(policies.Failures, e => e is TException typed && exceptionPredicate(typed));

    /// <summary>A rule for every exception.</summary>
    public static PolicyExpression OnAnyException(this IWithFailurePolicies policies) => new(policies.Failures, _ => true);
}
