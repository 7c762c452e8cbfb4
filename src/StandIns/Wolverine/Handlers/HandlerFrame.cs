using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace Wolverine.Runtime.Handlers;

/// <summary>What a handler's parameters are taken from, for one message or, with the message exchanged, for a page of events.</summary>
internal sealed class HandlerFrame(MessageContext context, CancellationToken cancellation) : IAsyncDisposable
{
    private AsyncServiceScope? _scope;

    public MessageContext Context { get; } = context;

    public CancellationToken Cancellation { get; } = cancellation;

    public object Message { get; set; } = null!;

    public IDocumentSession? Session { get; set; }

    public IQuerySession? Query { get; set; }

    public object?[] Loaded { get; set; } = [];

    public object Service(Type type)
    {
        if (_scope is null)
        {
            var scope = Context.Runtime.Scopes.CreateAsyncScope();
            var holder = scope.ServiceProvider.GetRequiredService<HandlerScope>();
            holder.Context = Context;
            holder.Session = Session;
            _scope = scope;
        }

        return _scope.Value.ServiceProvider.GetRequiredService(type);
    }

    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>Makes services of a handler's scope see the handler's own context and session.</summary>
internal sealed class HandlerScope
{
    public MessageContext? Context { get; set; }

    public IDocumentSession? Session { get; set; }
}

/// <summary>One handler method with all its parameters bound.</summary>
internal delegate ValueTask HandlerCall(HandlerFrame frame);
