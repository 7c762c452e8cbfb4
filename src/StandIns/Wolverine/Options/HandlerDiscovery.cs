using System.Reflection;

namespace Wolverine.Configuration;

/// <summary>
/// Where handlers are looked for: public, concrete, closed types whose names end in <c>Handler</c> or <c>Consumer</c>, in the
/// application assembly and the assemblies named here.
/// </summary>
public sealed class HandlerDiscovery
{
    private static readonly string[] MethodNames =
        ["Handle", "HandleAsync", "Handles", "HandlesAsync", "Consume", "ConsumeAsync", "Consumes", "ConsumesAsync"];

    private readonly List<Type> _explicit = [];
    private bool _conventionsDisabled;

    internal List<Assembly> Assemblies { get; } = [];

    /// <summary>Searches a further assembly, for validators too.</summary>
    public HandlerDiscovery IncludeAssembly(Assembly assembly)
    {
        Assemblies.Add(assembly);
        return this;
    }

    /// <summary>Takes this type as a handler whatever it is called.</summary>
    public HandlerDiscovery IncludeType<T>() => IncludeType(typeof(T));

    /// <summary>Takes this type as a handler whatever it is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The type is not public, not concrete or not closed.</exception>
    public HandlerDiscovery IncludeType(Type type)
    {
        var isStatic = type is { IsAbstract: true, IsSealed: true };
        if (type.IsNotPublic || (!isStatic && (type.IsAbstract || type.IsInterface || type.ContainsGenericParameters)))
        {
            throw new ArgumentOutOfRangeException(nameof(type), "A handler type must be public, concrete and closed.");
        }

        if (!_explicit.Contains(type))
        {
            _explicit.Add(type);
        }

        return this;
    }

    /// <summary>Takes only the types named with <see cref="IncludeType(Type)"/>.</summary>
    public HandlerDiscovery DisableConventionalDiscovery(bool value = true)
    {
        _conventionsDisabled = value;
        return this;
    }

    internal IEnumerable<(Type Type, MethodInfo Method)> FindMethods(IEnumerable<Assembly> assemblies)
    {
        var found = _conventionsDisabled ? [] : assemblies.SelectMany(a => a.GetExportedTypes()).Where(IsHandlerByName);
        return found.Concat(_explicit).Distinct().SelectMany(type => type
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(IsHandlerMethod)
            .Select(method => (type, method)));
    }

    private static bool IsHandlerByName(Type type) =>
        (type.Name.EndsWith("Handler", StringComparison.Ordinal) || type.Name.EndsWith("Consumer", StringComparison.Ordinal))
        && type.IsClass
        && !type.ContainsGenericParameters
        && (!type.IsAbstract || type.IsSealed);

    private static bool IsHandlerMethod(MethodInfo method) =>
        MethodNames.Contains(method.Name)
        && method.DeclaringType != typeof(object)
        && !method.ContainsGenericParameters
        && !method.IsSpecialName
        && method.GetParameters().Length > 0
        && (method.ReturnType == typeof(void) || !method.ReturnType.IsPrimitive);
}
