using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Wolverine.Runtime.Handlers;

/// <summary>
/// Binds handler parameters to the container. Singletons are resolved once; others come from a scope of the message. Like the real
/// library, which builds scoped services by generated code, it refuses those registered with a factory.
/// </summary>
internal sealed class ServiceBinder(IServiceProvider root, IServiceCollection services)
{
    private static readonly MethodInfo Resolve = typeof(HandlerFrame).GetMethod(nameof(HandlerFrame.Service))!;

    public Expression Bind(MemberInfo member, Type type, ParameterBinder parameters)
    {
        var descriptor = Find(type);
        if (descriptor is null && type == typeof(IServiceScopeFactory))
        {
            return Expression.Constant(root.GetRequiredService(type), type);
        }

        if (descriptor is null)
        {
            throw new NotSupportedException($"{member.DeclaringType}.{member.Name}: nothing is known of its parameter of type {type}.");
        }

        if (descriptor.Lifetime == ServiceLifetime.Singleton)
        {
            return Expression.Constant(root.GetRequiredService(type), type);
        }

        Check(member, type, descriptor, parameters, []);
        return Expression.Convert(Expression.Call(ParameterBinder.Frame, Resolve, Expression.Constant(type)), type);
    }

    private ServiceDescriptor? Find(Type type)
    {
        var open = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;
        return services.LastOrDefault(d => !d.IsKeyedService && d.ServiceType == type)
            ?? services.LastOrDefault(d => !d.IsKeyedService && open is not null && d.ServiceType == open);
    }

    private void Check(MemberInfo member, Type type, ServiceDescriptor descriptor, ParameterBinder parameters, HashSet<Type> seen)
    {
        if (descriptor.Lifetime == ServiceLifetime.Singleton || !seen.Add(type))
        {
            return;
        }

        if (descriptor.ImplementationType is null)
        {
            throw new NotSupportedException(
                $"{member.DeclaringType}.{member.Name}: {type} is registered with a factory, which the real library does not call for handlers "
                + "either. Register a type or a singleton.");
        }

        foreach (var needed in descriptor.ImplementationType.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
        {
            if (!parameters.Note(needed) && Find(needed) is { } inner)
            {
                Check(member, needed, inner, parameters, seen);
            }
        }
    }
}
