using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Wolverine.ErrorHandling;

namespace Wolverine.FluentValidation;

/// <summary>Where validators come from.</summary>
public enum RegistrationBehavior
{
    /// <summary>The public ones of the searched assemblies are registered.</summary>
    DiscoverAndRegisterValidators,

    /// <summary>Those in the container are used, and none is looked for.</summary>
    ExplicitRegistration
}

/// <summary>Validation of messages before their handlers.</summary>
public static class WolverineFluentValidationExtensions
{
    /// <summary>
    /// Runs the message's validators before its handlers. A failure is a <see cref="ValidationException"/> from <c>InvokeAsync</c>; a
    /// queued message that fails is discarded.
    /// </summary>
    public static WolverineOptions UseFluentValidation(
        this WolverineOptions options,
        RegistrationBehavior behavior = RegistrationBehavior.DiscoverAndRegisterValidators)
    {
        if (options.ValidatesMessages)
        {
            return options;
        }

        options.ValidatesMessages = true;
        options.OnException<ValidationException>().Discard();
        if (behavior == RegistrationBehavior.DiscoverAndRegisterValidators)
        {
            options.ConfigureLazily(() => Register(options));
        }

        return options;
    }

    private static void Register(WolverineOptions options)
    {
        var types = options.Assemblies().SelectMany(a => a.GetExportedTypes());
        foreach (var validator in types.Where(t => t is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }))
        {
            var lifetime = validator.GetConstructors().Any(c => c.GetParameters().Length > 0) ? ServiceLifetime.Scoped : ServiceLifetime.Singleton;
            foreach (var service in validator.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>)))
            {
                options.Services.TryAddEnumerable(new ServiceDescriptor(service, validator, lifetime));
            }
        }
    }
}
