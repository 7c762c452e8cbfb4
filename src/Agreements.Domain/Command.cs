namespace Agreements.Domain;

/// <summary>
/// What somebody wants done: to an agreement, an engagement, an entry of the directory, a kind's policies. It is what a request says, and no
/// more: which of them it is for, who asks and what is known stands beside it.
/// </summary>
public abstract record Command
{
    /// <summary>Its name and no more: whatever fails is logged by it, and what people wrote is not for logs.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>
/// A command that would act again when it is sent again after others have undone what it did: one that comes late twice must not suspend what was resumed
/// meanwhile. Over HTTP it is taken only with the version that the caller has seen, or with a key that tells a repetition.
/// </summary>
public interface IActsAgain;

/// <summary>
/// Marks what of a command no request says in its body: the address says it, or it is of history that is taken over from a source.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotInBodyAttribute : Attribute;
