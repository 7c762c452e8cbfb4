namespace Wolverine.Runtime.Routing;

/// <summary>Nothing in this application takes a message of this type.</summary>
public class IndeterminateRoutesException : Exception
{
    /// <summary>Names the message type.</summary>
    public IndeterminateRoutesException(Type messageType, string? message = null)
        : base($"No handler and no queue takes messages of type {messageType.FullName}. {message}".TrimEnd())
    {
    }
}
