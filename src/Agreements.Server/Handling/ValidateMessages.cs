using FluentValidation;
using JasperFx;
using JasperFx.CodeGeneration;
using JasperFx.CodeGeneration.Frames;
using Wolverine.Configuration;
using Wolverine.Runtime.Handlers;

namespace Agreements.Server.Handling;

/// <summary>Checks the shape of every message that has a validator, before its handler: of those that come from a queue, too.</summary>
internal sealed class ValidateMessages : IHandlerPolicy
{
    /// <inheritdoc />
    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(c => container.HasRegistrationFor(typeof(IValidator<>).MakeGenericType(c.MessageType))))
        {
            chain.Middleware.Insert(0, new MethodCall(typeof(MessageShape), typeof(MessageShape).GetMethod(nameof(MessageShape.Check))!.MakeGenericMethod(chain.MessageType)));
        }
    }
}

/// <summary>Makes the validators known: without them nothing is checked, and nothing says so.</summary>
internal static class Validators
{
    /// <summary>Adds every validator of a message.</summary>
    /// <param name="services">The services of the host.</param>
    public static void AddValidators(this IServiceCollection services)
    {
        foreach (var type in typeof(Validators).Assembly.GetExportedTypes().Where(t => t.BaseType is { IsGenericType: true } b && b.GetGenericTypeDefinition() == typeof(AbstractValidator<>)))
        {
            services.AddSingleton(typeof(IValidator<>).MakeGenericType(type.BaseType!.GetGenericArguments()), type);
        }
    }
}

/// <summary>The check itself, called by what Wolverine generates.</summary>
public static class MessageShape
{
    /// <summary>Checks a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="validator">Its validator.</param>
    /// <exception cref="ValidationException">Its shape is wrong; each failure names its place.</exception>
    public static void Check<T>(T message, IValidator<T> validator) => validator.ValidateAndThrow(message);
}
