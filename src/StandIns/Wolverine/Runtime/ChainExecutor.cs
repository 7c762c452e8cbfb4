using Wolverine.ErrorHandling;
using Wolverine.FluentValidation;
using Wolverine.Runtime.Handlers;

namespace Wolverine.Runtime;

/// <summary>Runs all handlers of one message type, as one and in one transaction.</summary>
internal sealed class ChainExecutor
{
    private readonly WolverineRuntime _runtime;
    private readonly IMessageValidator? _validator;
    private readonly HandlerCall[] _calls;
    private readonly AggregateLoader[] _loaders;
    private readonly bool _needsSession;
    private readonly bool _needsQuery;
    private readonly bool _commits;

    public ChainExecutor(WolverineRuntime runtime, HandlerChain chain, IMessageValidator? validator)
    {
        _runtime = runtime;
        _validator = validator;
        MessageType = chain.MessageType;
        var parameters = new ParameterBinder(chain.MessageType, runtime.Services);
        var compiler = new HandlerCompiler(parameters);
        _calls = [.. chain.Methods.Select(m => compiler.Compile(m.Type, m.Method))];
        _loaders = [.. parameters.Loaders];
        _needsSession = parameters.NeedsSession;
        _needsQuery = parameters.NeedsQuery;
        _commits = parameters.Loaders.Any(l => l.Writes) || (parameters.NeedsSession && runtime.Options.TransactionsAreAutomatic);
        NeedsEnvelope = parameters.NeedsEnvelope;
        Rules = chain.Failures.Before(runtime.Options.Failures);
        if ((_needsSession || _needsQuery) && runtime.DocumentStore is null)
        {
            throw new NotSupportedException($"The handlers of {MessageType} need a session, but there is no Marten with IntegrateWithWolverine().");
        }
    }

    public Type MessageType { get; }

    public FailureRuleCollection Rules { get; }

    public bool NeedsEnvelope { get; }

    private bool IsPlain => _validator is null && _loaders.Length == 0;

    /// <summary>Runs the handlers in the caller's place, retrying in place by the rules.</summary>
    public async Task InvokeAsync(Envelope envelope, CancellationToken cancellation)
    {
        envelope.Attempts = 1;
        while (true)
        {
            try
            {
                await ExecuteAsync(new MessageContext(_runtime, envelope), cancellation);
                return;
            }
            catch (Exception exception) when (Rules.ForInline(exception, envelope.Attempts) is { } retry)
            {
                Log.Retrying(_runtime.Logger, MessageType, envelope.Id, envelope.Attempts, exception);
                await Task.Delay(retry.Delay, cancellation);
                envelope.Attempts++;
            }
        }
    }

    /// <summary>One attempt, with a session and transaction of its own.</summary>
    public async Task ExecuteAsync(MessageContext context, CancellationToken cancellation)
    {
        await using var frame = new HandlerFrame(context, cancellation) { Message = context.Envelope!.Message! };
        if (_needsSession)
        {
            frame.Session = _runtime.OpenSession(context);
            frame.Query = frame.Session;
        }
        else if (_needsQuery)
        {
            frame.Query = _runtime.DocumentStore!.QuerySession();
        }

        await using (frame.Query)
        {
            try
            {
                var handled = await RunAsync(frame);
                if (handled && _commits)
                {
                    context.BeforeLastCommit();
                    await frame.Session!.SaveChangesAsync(cancellation);
                }

                await context.FlushAsync(cancellation);
            }
            catch (Exception failure)
            {
                context.Failed(failure);
                throw;
            }
        }
    }

    /// <summary>Validates, loads and calls the handlers with a frame that somebody else opened. False when a required stream is missing.</summary>
    public ValueTask<bool> RunAsync(HandlerFrame frame) => IsPlain ? CallFrom(frame, 0) : Prepared(frame);

    private async ValueTask<bool> Prepared(HandlerFrame frame)
    {
        if (_validator is not null)
        {
            await _validator.ValidateAsync(frame);
        }

        frame.Loaded = _loaders.Length == 0 ? [] : new object?[_loaders.Length];
        for (var i = 0; i < _loaders.Length; i++)
        {
            var (value, exists) = await _loaders[i].LoadAsync(frame.Message, frame.Session!, frame.Cancellation);
            if (!exists && _loaders[i].Required)
            {
                Log.RequiredStreamMissing(_runtime.Logger, MessageType);
                return false;
            }

            frame.Loaded[i] = value;
        }

        return await CallFrom(frame, 0);
    }

    private ValueTask<bool> CallFrom(HandlerFrame frame, int first)
    {
        for (var i = first; i < _calls.Length; i++)
        {
            var call = _calls[i](frame);
            if (!call.IsCompletedSuccessfully)
            {
                return Awaited(call, frame, i + 1);
            }
        }

        return new ValueTask<bool>(true);
    }

    private async ValueTask<bool> Awaited(ValueTask call, HandlerFrame frame, int next)
    {
        await call;
        return await CallFrom(frame, next);
    }
}
