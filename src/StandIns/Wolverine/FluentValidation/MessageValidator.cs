using FluentValidation;
using FluentValidation.Results;
using Microsoft.Extensions.DependencyInjection;
using Wolverine.Runtime.Handlers;

namespace Wolverine.FluentValidation;

internal interface IMessageValidator
{
    /// <exception cref="ValidationException">The message is not valid.</exception>
    ValueTask ValidateAsync(HandlerFrame frame);
}

/// <summary>Runs all validators of a message type; those that are singletons are resolved once.</summary>
internal static class MessageValidator
{
    public static IMessageValidator? For(Type messageType, WolverineOptions options)
    {
        var service = typeof(IValidator<>).MakeGenericType(messageType);
        var registered = options.Services.Where(d => !d.IsKeyedService && d.ServiceType == service).ToList();
        if (!options.ValidatesMessages || registered.Count == 0)
        {
            return null;
        }

        var cached = registered.All(d => d.Lifetime == ServiceLifetime.Singleton);
        return (IMessageValidator)Activator.CreateInstance(typeof(Of<>).MakeGenericType(messageType), [cached])!;
    }

    private sealed class Of<T>(bool cached) : IMessageValidator
    {
        private IValidator<T>[]? _validators;

        public async ValueTask ValidateAsync(HandlerFrame frame)
        {
            var validators = _validators ?? [.. (IEnumerable<IValidator<T>>)frame.Service(typeof(IEnumerable<IValidator<T>>))];
            if (cached)
            {
                _validators = validators;
            }

            List<ValidationFailure>? failures = null;
            foreach (var validator in validators)
            {
                var result = await validator.ValidateAsync((T)frame.Message);
                if (result.Errors.Count > 0)
                {
                    (failures ??= []).AddRange(result.Errors);
                }
            }

            if (failures is not null)
            {
                throw new ValidationException($"Validation failure on: {frame.Message}", failures);
            }
        }
    }
}
