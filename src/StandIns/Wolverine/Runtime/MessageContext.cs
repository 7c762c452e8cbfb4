using System.Diagnostics;
using Marten.Internal;
using Npgsql;

namespace Wolverine.Runtime;

/// <summary>
/// The bus of one scope or of one message being handled. While a message is handled, what it sends is kept until its transaction
/// commits, which writes the messages in the same batch as the events.
/// </summary>
internal sealed class MessageContext : IMessageContext, ICommitParticipant
{
    private readonly bool _handling;
    private List<Envelope>? _outgoing;
    private int _stored;
    private bool _joined;

    /// <summary>A bus outside any handler.</summary>
    public MessageContext(WolverineRuntime runtime)
    {
        Runtime = runtime;
        CorrelationId = Activity.Current?.RootId ?? Guid.NewGuid().ToString();
    }

    /// <summary>The context of a message being handled.</summary>
    public MessageContext(WolverineRuntime runtime, Envelope envelope)
    {
        Runtime = runtime;
        _handling = true;
        Envelope = envelope;
        CorrelationId = envelope.CorrelationId;
        UserName = envelope.UserName;
    }

    private MessageContext(WolverineRuntime runtime, string correlation)
    {
        Runtime = runtime;
        _handling = true;
        CorrelationId = correlation;
    }

    public WolverineRuntime Runtime { get; }

    public string? CorrelationId { get; set; }

    public string? UserName { get; set; }

    public Envelope? Envelope { get; set; }

    /// <summary>The session whose commit takes the messages along; null for handlers without one.</summary>
    public DocumentSession? Session { get; set; }

    /// <summary>How many messages wait for the commit.</summary>
    public int OutgoingCount => _outgoing?.Count ?? 0;

    /// <summary>Whether the message's own row went with a commit of its handler.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>The context of a page of events: messages are kept, but there is no message being handled yet.</summary>
    public static MessageContext ForPage(WolverineRuntime runtime) => new(runtime, Guid.NewGuid().ToString());

    public Task InvokeAsync(object message, CancellationToken cancellation = default, TimeSpan? timeout = default) =>
        InvokeNow(message, null, null, cancellation);

    public Task InvokeAsync(object message, DeliveryOptions options, CancellationToken cancellation = default, TimeSpan? timeout = default) =>
        InvokeNow(message, options, null, cancellation);

    public Task<T> InvokeAsync<T>(object message, CancellationToken cancellation = default, TimeSpan? timeout = default) =>
        InvokeNow<T>(message, null, cancellation);

    public Task<T> InvokeAsync<T>(object message, DeliveryOptions options, CancellationToken cancellation = default, TimeSpan? timeout = default) =>
        InvokeNow<T>(message, options, cancellation);

    public ValueTask SendAsync<T>(T message, DeliveryOptions? options = null) => Send(message, options, required: true);

    public ValueTask PublishAsync<T>(T message, DeliveryOptions? options = null) => Send(message, options, required: false);

    /// <summary>Takes one value a handler returned: the answer the caller waits for, or a message to send.</summary>
    public void Cascade(object? returned)
    {
        if (returned is not null && Envelope?.ResponseType is { } type && type.IsInstanceOfType(returned))
        {
            Envelope.Response = returned;
            return;
        }

        switch (returned)
        {
            case null:
                return;
            case OutgoingMessages.Delivery delivery:
                Keep(delivery.Message, delivery.Options, required: false);
                return;
            case global::Wolverine.Envelope:
                throw new InvalidOperationException("An envelope cannot be sent; return the message.");
            case IEnumerable<object> many:
                foreach (var one in many)
                {
                    Cascade(one);
                }

                return;
            default:
                Keep(returned, null, required: false);
                return;
        }
    }

    /// <summary>The handlers or their commit failed; if messages were part of it, it may not be known whether they are stored.</summary>
    public void Failed(Exception failure)
    {
        if (_stored > 0)
        {
            Runtime.InFlight.SuspectAfter(failure);
        }
    }
    public void AddCommands(NpgsqlBatch batch)
    {
        if (_outgoing is { } outgoing && outgoing.Count > _stored)
        {
            Runtime.Messages.AddInserts(batch, outgoing, _stored);
            _stored = outgoing.Count;
        }

        // A commit that would otherwise write nothing is not worth a round trip: the row then goes with the next batch of finished ones.
        if (Envelope is { IsStored: true } handled && batch.BatchCommands.Count > 0 && !IsFinished)
        {
            Runtime.Messages.AddDelete(batch, handled.Id);
            IsFinished = true;
        }
    }

    /// <summary>The last commit of the handlers is next: it also finishes the message they handled, if it writes anything.</summary>
    public void BeforeLastCommit()
    {
        if (Envelope is { IsStored: true } && Session is { HasWork: true })
        {
            Join();
        }
    }

    public ValueTask CommittedAsync(CancellationToken token)
    {
        // A commit ends the session's unit of work, this part of it too.
        _joined = false;
        HandOver();
        return ValueTask.CompletedTask;
    }

    /// <summary>Stores and hands over what is still kept; for handlers without a session.</summary>
    public async ValueTask FlushAsync(CancellationToken token)
    {
        if (_outgoing is not { Count: > 0 } outgoing)
        {
            return;
        }

        if (outgoing.Count > _stored)
        {
            await Runtime.Messages.InsertAsync(outgoing, _stored, token);
            _stored = outgoing.Count;
        }

        HandOver();
    }

    private void HandOver()
    {
        if (_outgoing is null)
        {
            return;
        }

        for (var i = 0; i < _stored; i++)
        {
            Runtime.HandOver(_outgoing[i]);
        }

        _outgoing.RemoveRange(0, _stored);
        _stored = 0;
    }

    private Task InvokeNow(object message, DeliveryOptions? options, Type? responseType, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var executor = Runtime.ExecutorFor(message.GetType());
        return executor.InvokeAsync(Address(new Envelope(message) { ResponseType = responseType }, options), cancellation);
    }

    private async Task<T> InvokeNow<T>(object message, DeliveryOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var executor = Runtime.ExecutorFor(message.GetType());
        var envelope = Address(new Envelope(message) { ResponseType = typeof(T) }, options);
        await executor.InvokeAsync(envelope, cancellation);
        return envelope.Response is T answer ? answer : default!;
    }

    private ValueTask Send<T>(T message, DeliveryOptions? options, bool required)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_handling)
        {
            Keep(message, options, required);
            return ValueTask.CompletedTask;
        }

        var envelopes = Route(message, options, required);
        return envelopes.Count == 0 ? ValueTask.CompletedTask : StoreAndHandOver(envelopes);
    }

    private async ValueTask StoreAndHandOver(List<Envelope> envelopes)
    {
        await Runtime.Messages.InsertAsync(envelopes, 0, CancellationToken.None);
        foreach (var envelope in envelopes)
        {
            Runtime.HandOver(envelope);
        }
    }

    private void Keep(object message, DeliveryOptions? options, bool required)
    {
        var envelopes = Route(message, options, required);
        if (envelopes.Count > 0)
        {
            (_outgoing ??= []).AddRange(envelopes);
            Join();
        }
    }

    private void Join()
    {
        if (!_joined && Session is not null)
        {
            _joined = true;
            Session.Enlist(this);
        }
    }

    private List<Envelope> Route(object message, DeliveryOptions? options, bool required)
    {
        var queues = Runtime.QueuesFor(message.GetType());
        if (queues.Length == 0)
        {
            return required ? throw new Routing.IndeterminateRoutesException(message.GetType()) : Runtime.NothingTakes(message);
        }

        var envelopes = new List<Envelope>(queues.Length);
        foreach (var queue in queues)
        {
            envelopes.Add(Address(new Envelope(message) { Queue = queue, Destination = queue.Uri }, options));
        }

        return envelopes;
    }

    private Envelope Address(Envelope envelope, DeliveryOptions? options)
    {
        options?.Override(envelope);
        envelope.Source = Runtime.Options.ServiceName;
        envelope.CorrelationId ??= CorrelationId;
        envelope.ConversationId = Envelope switch
        {
            null => envelope.Id,
            { ConversationId: var conversation } when conversation != Guid.Empty => conversation,
            var current => current.Id
        };
        if (Runtime.Options.EnableRelayOfUserName)
        {
            envelope.UserName ??= UserName;
        }

        return envelope;
    }
}
