using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Wolverine.Runtime.Handlers;

/// <summary>Turns a handler method into a delegate, once, so that a message costs no reflection.</summary>
internal sealed class HandlerCompiler(ParameterBinder parameters)
{
    private static readonly ParameterExpression Frame = ParameterBinder.Frame;
    private static readonly Expression Done = Expression.Default(typeof(ValueTask));

    public HandlerCall Compile(Type type, MethodInfo method)
    {
        var arguments = method.GetParameters()
            .Select((p, i) => i == 0 ? ParameterBinder.Message(p.ParameterType) : parameters.Bind(method, p))
            .ToArray();
        var call = method.IsStatic ? Expression.Call(method, arguments) : Expression.Call(NewHandler(type), method, arguments);
        return Expression.Lambda<HandlerCall>(Returning(method, call), Frame).Compile();
    }

    private NewExpression NewHandler(Type type)
    {
        if (typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type))
        {
            throw new NotSupportedException($"{type} is disposable; this stand-in disposes no handlers.");
        }

        var constructors = type.GetConstructors();
        if (constructors.Length != 1)
        {
            throw new NotSupportedException($"{type} must have exactly one public constructor to be a handler.");
        }

        return Expression.New(constructors[0], constructors[0].GetParameters().Select(p => parameters.Bind(constructors[0], p)));
    }

    private static Expression Returning(MethodInfo method, Expression call)
    {
        var type = method.ReturnType;
        if (type == typeof(void))
        {
            return Expression.Block(call, Done);
        }

        if (type == typeof(Task))
        {
            return Expression.New(typeof(ValueTask).GetConstructor([typeof(Task)])!, call);
        }

        if (type == typeof(ValueTask))
        {
            return call;
        }

        if (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            var result = type.GetGenericArguments()[0];
            var value = Expression.Parameter(result);
            var action = typeof(Action<,>).MakeGenericType(typeof(HandlerFrame), result);
            var capture = Expression.Lambda(action, Capture(method, result, value), Frame, value).Compile();
            var name = type.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(AfterTask) : nameof(AfterValueTask);
            return Expression.Call(typeof(HandlerCompiler), name, [result], call, Frame, Expression.Constant(capture));
        }

        var returned = Expression.Variable(type);
        return Expression.Block([returned], Expression.Assign(returned, call), Capture(method, type, returned), Done);
    }

    private static Expression Capture(MethodInfo method, Type type, Expression value)
    {
        if (typeof(ITuple).IsAssignableFrom(type))
        {
            var items = type.GetGenericArguments();
            if (items.Length > 7)
            {
                throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns more than seven values.");
            }

            return Expression.Block(items.Select((item, i) => Capture(method, item, Expression.Field(value, $"Item{i + 1}"))));
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))
        {
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name} returns an asynchronous sequence, which this stand-in does not cover.");
        }

        return Expression.Call(
            Expression.Property(Frame, nameof(HandlerFrame.Context)),
            nameof(MessageContext.Cascade),
            null,
            Expression.Convert(value, typeof(object)));
    }

    private static ValueTask AfterTask<T>(Task<T> task, HandlerFrame frame, Action<HandlerFrame, T> capture) =>
        AfterValueTask(new ValueTask<T>(task), frame, capture);

    private static ValueTask AfterValueTask<T>(ValueTask<T> task, HandlerFrame frame, Action<HandlerFrame, T> capture)
    {
        if (!task.IsCompletedSuccessfully)
        {
            return Awaited(task, frame, capture);
        }

        capture(frame, task.Result);
        return ValueTask.CompletedTask;

        static async ValueTask Awaited(ValueTask<T> task, HandlerFrame frame, Action<HandlerFrame, T> capture) => capture(frame, await task);
    }
}
