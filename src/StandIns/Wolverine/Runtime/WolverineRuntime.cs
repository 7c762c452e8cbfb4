using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Marten;
using Marten.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine.Marten;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime.Handlers;

namespace Wolverine.Runtime;

/// <summary>Everything the bus needs while the host runs.</summary>
internal sealed class WolverineRuntime : IHostedService, IAsyncDisposable, IDisposable
{
    private readonly Lazy<IDocumentStore?> _store;
    private readonly Lazy<HandlerGraph> _graph;
    private readonly Lazy<PostgresMessages?> _messages;
    private readonly Lazy<LocalQueues> _queues;
    private readonly ConcurrentDictionary<Type, bool> _dropped = new();
    private readonly CancellationTokenSource _hard = new();
    private MessageDelivery? _delivery;
    private bool _started;
    private int _disposed;

    public WolverineRuntime(IServiceProvider provider, WolverineOptions options, ILogger<WolverineRuntime> logger)
    {
        _store = new(() => provider.GetService<MartenIntegration>() is null ? null : provider.GetRequiredService<IDocumentStore>());
        Options = options;
        Logger = logger;
        Scopes = provider.GetRequiredService<IServiceScopeFactory>();
        Services = new ServiceBinder(provider, options.Services);
        _graph = new(() => HandlerGraph.Build(this));
        _messages = new(() => provider.GetService<MartenIntegration>()?.OpenMessages(provider));
        _queues = new(() => new LocalQueues(options, _graph.Value));
    }

    public WolverineOptions Options { get; }

    public ILogger Logger { get; }

    public IServiceScopeFactory Scopes { get; }

    public ServiceBinder Services { get; }

    /// <summary>Ids of messages sent by this process are not below this one, as long as no clock is set back.</summary>
    public Guid FirstOwnId { get; } = EnvelopeId.Next();

    public IDocumentStore? DocumentStore => _store.Value;

    /// <summary>The stored messages.</summary>
    /// <exception cref="InvalidOperationException">There is no database for them, or queues are not durable.</exception>
    public PostgresMessages Messages => Options.LocalQueuesAreDurable && _messages.Value is { } messages
        ? messages
        : throw new InvalidOperationException(
            "Messages can be sent only with IntegrateWithWolverine() and Policies.UseDurableLocalQueues(); queues that lose messages are not covered here.");

    public int QueuedCount => _queues.Value.Count;

    public InFlight InFlight { get; } = new();

    public HandlerGraph Graph => _graph.Value;

    public LocalQueue[] QueuesFor(Type messageType) => _queues.Value.For(messageType);

    public bool TryExecutorFor(Type messageType, [NotNullWhen(true)] out ChainExecutor? executor) =>
        Graph.Executors.TryGetValue(messageType, out executor);

    public ChainExecutor ExecutorFor(Type messageType)
    {
        if (!_started)
        {
            throw new WolverineHasNotStartedException();
        }

        return TryExecutorFor(messageType, out var executor) ? executor : throw new Routing.IndeterminateRoutesException(messageType);
    }

    public List<Envelope> NothingTakes(object message)
    {
        if (_dropped.TryAdd(message.GetType(), true))
        {
            Log.NothingTakes(Logger, message.GetType());
        }

        return [];
    }

    /// <summary>A session for a message, with its metadata and its messages in the session's commit.</summary>
    public IDocumentSession OpenSession(MessageContext context)
    {
        var session = DocumentStore!.LightweightSession();
        session.CorrelationId = context.CorrelationId;
        session.CausationId = context.Envelope?.Causation ?? context.Envelope?.Id.ToString();
        if (context.UserName is { } user)
        {
            session.LastModifiedBy = user;
        }

        context.Session = (DocumentSession)session;
        return session;
    }

    /// <summary>A stored message may run; a scheduled one waits in the database.</summary>
    public void HandOver(Envelope envelope)
    {
        if (!envelope.IsScheduled && InFlight.Add(envelope.Id))
        {
            envelope.Queue!.TryEnqueue(envelope);
        }
    }

    /// <summary>The envelope of a stored row; its message is null when no handler takes the type or, then with a reason, when it cannot be read.</summary>
    public Envelope Recover(StoredMessage stored, out Exception? unreadable)
    {
        unreadable = null;
        var type = Graph.MessageTypes.GetValueOrDefault(stored.MessageType);
        var queue = _queues.Value.At(stored.ReceivedAt, type);
        var envelope = new Envelope
        {
            Id = stored.Id,
            Attempts = stored.Attempts,
            MessageType = stored.MessageType,
            ScheduledTime = stored.ExecutionTime,
            IsStored = true,
            Body = stored.Body,
            Queue = queue,
            Destination = queue.Uri
        };
        try
        {
            EnvelopeJson.Read(envelope, stored.Body, type);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException
            or KeyNotFoundException or FormatException)
        {
            unreadable = exception;
        }

        return envelope;
    }

    /// <summary>Waits before a retry; stopping ends the wait, and the retry happens at once.</summary>
    public Task DelayAsync(TimeSpan time, CancellationToken hard) => time <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(time, hard);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Graph;
        if (Options.LocalQueuesAreDurable && _messages.Value is { } messages)
        {
            await messages.PrepareTablesAsync(Options.AutoBuildMessageStorageOnStartup, cancellationToken);
            _delivery = new MessageDelivery(this, messages, _queues.Value);
            _delivery.Start(_hard.Token);
        }

        _started = true;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await using var impatience = cancellationToken.Register(_hard.Cancel);
        await DisposeAsync();
    }

    /// <summary>For a host that is disposed without being stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _delivery, null) is { } delivery)
        {
            await delivery.DisposeAsync();
        }
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _hard.Cancel();
            _ = DisposeAsync().AsTask();
            _hard.Dispose();
        }
    }
}
