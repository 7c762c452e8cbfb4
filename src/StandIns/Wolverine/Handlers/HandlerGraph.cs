using System.Reflection;
using Wolverine.FluentValidation;

namespace Wolverine.Runtime.Handlers;

/// <summary>All handlers, bound and compiled when the host starts, so that what cannot work fails there.</summary>
internal sealed class HandlerGraph
{
    // The real library calls these around handlers. This one does not, and says so.
    private static readonly string[] Middleware =
    [
        "Before", "BeforeAsync", "Load", "LoadAsync", "Validate", "ValidateAsync", "After", "AfterAsync", "PostProcess", "PostProcessAsync",
        "Finally", "FinallyAsync", "OnException", "OnExceptionAsync"
    ];

    private HandlerGraph(Dictionary<Type, ChainExecutor> executors)
    {
        Executors = executors;
        MessageTypes = executors.Keys.ToDictionary(MessageTypeName.Of, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<Type, ChainExecutor> Executors { get; }

    public IReadOnlyDictionary<string, Type> MessageTypes { get; }

    public static HandlerGraph Build(WolverineRuntime runtime)
    {
        var options = runtime.Options;
        var executors = new Dictionary<Type, ChainExecutor>();
        var methods = options.Discovery.FindMethods(options.Assemblies()).ToList();
        foreach (var group in methods.GroupBy(m => m.Method.GetParameters()[0].ParameterType))
        {
            CheckMessageType(group.Key, group.First().Method);
            foreach (var (type, _) in group)
            {
                CheckNoMiddleware(type);
            }

            var chain = new HandlerChain(group.Key, [.. group]);
            chain.ApplyConfigureMethods();
            executors[group.Key] = new ChainExecutor(runtime, chain, MessageValidator.For(group.Key, options));
        }

        return new HandlerGraph(executors);
    }

    private static void CheckMessageType(Type type, MethodInfo method)
    {
        var isEvent = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JasperFx.Events.IEvent<>);
        var subject = isEvent ? type.GetGenericArguments()[0] : type;
        if (subject.IsAbstract || subject.IsInterface || subject.IsPrimitive || subject == typeof(object))
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: handlers here take a concrete message type, not {type}.");
        }
    }

    private static void CheckNoMiddleware(Type type)
    {
        var method = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).FirstOrDefault(m => Middleware.Contains(m.Name));
        if (method is not null)
        {
            throw new NotSupportedException(
                $"{type}.{method.Name}: the real library would call this around the handlers; this stand-in does not cover it.");
        }
    }
}
