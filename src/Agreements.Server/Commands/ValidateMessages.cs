using FluentValidation;
using JasperFx.CodeGeneration.Frames;
using JasperFx.CodeGeneration;
using JasperFx;
using System.Collections.Frozen;
using Wolverine.Configuration;
using Wolverine.Runtime.Handlers;

namespace Agreements.Server.Commands;

/// <summary>The shapes of commands: which values they may hold before anybody decides on them.</summary>
public sealed class CommandShapes
{
    private readonly FrozenDictionary<Type, IValidator> _byCommand = typeof(CommandShapes).Assembly.GetTypes()
        .Where(t => t is { IsAbstract: false, BaseType: { IsGenericType: true } of } && of.GetGenericTypeDefinition() == typeof(AbstractValidator<>)
            && of.GenericTypeArguments[0].IsAssignableTo(typeof(Command)))
        .ToFrozenDictionary(t => t.BaseType!.GenericTypeArguments[0], t => (IValidator)Activator.CreateInstance(t)!);

    /// <summary>What is wrong with the shape of a command, each failure with its place; null when nothing is.</summary>
    /// <param name="command">The command.</param>
    public ValidationException? FaultsOf(Command command) =>
        _byCommand.GetValueOrDefault(command.GetType())?.Validate(new ValidationContext<object>(command)) is { IsValid: false } result
            ? new ValidationException(result.Errors)
            : null;

    /// <summary>Checks what comes to a handler; called by what Wolverine generates.</summary>
    /// <typeparam name="TRequest">The message.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="shapes">The shapes of commands.</param>
    /// <exception cref="ValidationException">Its shape is wrong.</exception>
    public static void Check<TRequest>(TRequest request, CommandShapes shapes)
        where TRequest : Request
    {
        if (shapes.FaultsOf(request.Asked) is { } faults)
        {
            throw faults;
        }
    }
}

/// <summary>Has the shape of every command checked before its handler: of one that comes from a queue, too, which no gateway has seen.</summary>
internal sealed class ValidateMessages : IHandlerPolicy
{
    /// <inheritdoc />
    public void Apply(IReadOnlyList<HandlerChain> chains, GenerationRules rules, IServiceContainer container)
    {
        foreach (var chain in chains.Where(c => c.MessageType.IsAssignableTo(typeof(Request))))
        {
            chain.Middleware.Insert(0, new MethodCall(typeof(CommandShapes),
                typeof(CommandShapes).GetMethod(nameof(CommandShapes.Check))!.MakeGenericMethod(chain.MessageType)));
        }
    }
}
