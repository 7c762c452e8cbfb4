using System.Linq.Expressions;
using System.Reflection;
using Marten;
using Wolverine.Marten;

namespace Wolverine.Runtime.Handlers;

/// <summary>Finds where a handler's parameter comes from, and notes what the chain needs for it.</summary>
internal sealed class ParameterBinder(Type messageType, ServiceBinder services)
{
    public static readonly ParameterExpression Frame = Expression.Parameter(typeof(HandlerFrame), "frame");

    public List<AggregateLoader> Loaders { get; } = [];

    public bool NeedsSession { get; private set; }

    public bool NeedsQuery { get; private set; }

    public bool NeedsEnvelope { get; private set; }

    public static Expression Message(Type type) => Expression.Convert(Expression.Property(Frame, nameof(HandlerFrame.Message)), type);

    public Expression Bind(MemberInfo member, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<WriteAggregateAttribute>() is { } write)
        {
            return Loaded(AggregateLoader.ForWriting(messageType, parameter, write), type);
        }

        if (parameter.GetCustomAttribute<ReadAggregateAttribute>() is { } read)
        {
            return Loaded(AggregateLoader.ForReading(messageType, parameter, read), type);
        }

        return WellKnown(type) ?? services.Bind(member, type, this);
    }

    /// <summary>Also for what a service of the handler takes: a session there is the handler's session.</summary>
    public bool Note(Type type) => WellKnown(type) is not null;

    private Expression? WellKnown(Type type)
    {
        if (type == typeof(IDocumentSession) || type == typeof(IDocumentOperations))
        {
            NeedsSession = true;
            return Expression.Property(Frame, nameof(HandlerFrame.Session));
        }

        if (type == typeof(IQuerySession))
        {
            NeedsQuery = true;
            return Expression.Property(Frame, nameof(HandlerFrame.Query));
        }

        if (type == typeof(CancellationToken))
        {
            return Expression.Property(Frame, nameof(HandlerFrame.Cancellation));
        }

        var context = Expression.Property(Frame, nameof(HandlerFrame.Context));
        if (type == typeof(IMessageContext) || type == typeof(IMessageBus) || type == typeof(ICommandBus))
        {
            NeedsEnvelope = true;
            return context;
        }

        if (type == typeof(Envelope))
        {
            NeedsEnvelope = true;
            return Expression.Property(context, nameof(MessageContext.Envelope));
        }

        return null;
    }

    private Expression Loaded(AggregateLoader loader, Type type)
    {
        NeedsSession = true;
        Loaders.Add(loader);
        var item = Expression.ArrayIndex(Expression.Property(Frame, nameof(HandlerFrame.Loaded)), Expression.Constant(Loaders.Count - 1));
        return Expression.Convert(item, type);
    }
}
