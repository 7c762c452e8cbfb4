using System.Text.Json;
using Wolverine.Persistence.Durability;
using Wolverine.Runtime;

namespace Wolverine;

/// <summary>A message with its metadata.</summary>
public class Envelope
{
    internal const string CausationHeader = "causation-id";

    private Dictionary<string, string?>? _headers;
    private object? _message;
    private byte[]? _data;

    /// <summary>An envelope without a message yet.</summary>
    public Envelope()
    {
    }

    /// <summary>An envelope around <paramref name="message"/>.</summary>
    public Envelope(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        Message = message;
    }

    /// <summary>Time-ordered id of this message.</summary>
    public Guid Id { get; set; } = EnvelopeId.Next();

    /// <summary>The message; null while an envelope read from the database is not yet deserialised.</summary>
    public object? Message
    {
        get => _message;
        set
        {
            MessageType = value is null ? null : MessageTypeName.Of(value.GetType());
            _message = value;
        }
    }

    /// <summary>The message as JSON in UTF-8; null without a message.</summary>
    public byte[]? Data
    {
        get => _data ??= _message is null ? null : JsonSerializer.SerializeToUtf8Bytes(_message, _message.GetType(), EnvelopeJson.Messages);
        set => _data = value;
    }

    /// <summary>The stored name of the message's type; null without a message.</summary>
    public string? MessageType { get; set; }

    /// <summary>Headers; never null.</summary>
    public Dictionary<string, string?> Headers => _headers ??= [];

    /// <summary>How many times handling was started, this time included; 0 before the first.</summary>
    public int Attempts { get; set; }

    /// <summary>When it was sent, UTC.</summary>
    public DateTimeOffset SentAt { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>When it is to be delivered, UTC; null: at once.</summary>
    public DateTimeOffset? ScheduledTime { get; set; }

    /// <summary><see cref="WolverineOptions.ServiceName"/> of the sender; null when not known.</summary>
    public string? Source { get; set; }

    /// <summary>Names the workflow; null when not known.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Id of the first message of the chain this one belongs to.</summary>
    public Guid ConversationId { get; set; }

    /// <summary>The local queue, <c>local://name</c>; null for a message run in place.</summary>
    public Uri? Destination { get; set; }

    /// <summary>Who acts; null when not known or not relayed.</summary>
    public string? UserName { get; set; }

    internal bool HasHeaders => _headers is { Count: > 0 };

    internal string? Causation => _headers is not null && _headers.TryGetValue(CausationHeader, out var cause) && cause is not "" ? cause : null;

    internal bool IsScheduled { get; set; }

    internal bool IsStored { get; set; }

    internal LocalQueue? Queue { get; set; }

    internal byte[]? Body { get; set; }

    internal Type? ResponseType { get; set; }

    internal object? Response { get; set; }

    /// <inheritdoc/>
    public override string ToString() => $"{MessageType}#{Id}";
}
