using System.Reflection;
using Wolverine.ErrorHandling;

namespace Wolverine.Runtime.Handlers;

/// <summary>All handlers of one message type; they run as one, in one transaction.</summary>
public class HandlerChain : IWithFailurePolicies
{
    internal HandlerChain(Type messageType, IReadOnlyList<(Type Type, MethodInfo Method)> methods)
    {
        MessageType = messageType;
        Methods = methods;
    }

    /// <summary>The type of the handlers' first parameter.</summary>
    public Type MessageType { get; }

    /// <summary>Failure rules of these handlers; they come before those of the options.</summary>
    public FailureRuleCollection Failures { get; } = new();

    internal IReadOnlyList<(Type Type, MethodInfo Method)> Methods { get; }

    /// <summary>Lets the handler types speak: <c>public static void Configure(HandlerChain chain)</c>.</summary>
    internal void ApplyConfigureMethods()
    {
        foreach (var type in Methods.Select(m => m.Type).Distinct())
        {
            var configure = type.GetMethod("Configure", BindingFlags.Public | BindingFlags.Static, [typeof(HandlerChain)]);
            configure?.Invoke(null, [this]);
        }
    }
}
