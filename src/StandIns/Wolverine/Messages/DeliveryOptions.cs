namespace Wolverine;

/// <summary>Metadata and timing for one message.</summary>
public class DeliveryOptions
{
    private Dictionary<string, string?>? _headers;

    /// <summary>Headers to put on the envelope; never null.</summary>
    public Dictionary<string, string?> Headers => _headers ??= [];

    /// <summary>Deliver at this time (any offset) instead of at once; null: at once.</summary>
    public DateTimeOffset? ScheduledTime { get; set; }

    /// <summary>Deliver this long after sending; null: at once.</summary>
    public TimeSpan? ScheduleDelay { get; set; }

    /// <summary>Overrides the correlation id of the sending context; null: keep it.</summary>
    public string? CorrelationId { get; set; }

    /// <summary>Overrides the causation id that events of the message's handlers get; null: the conversation.</summary>
    public string? CausationId { get; set; }

    /// <summary>Adds one header and returns these options.</summary>
    public DeliveryOptions WithHeader(string key, string headerValue)
    {
        Headers[key] = headerValue;
        return this;
    }

    internal void Override(Envelope envelope)
    {
        if (_headers is not null)
        {
            foreach (var (key, value) in _headers)
            {
                envelope.Headers[key] = value;
            }
        }

        if (ScheduledTime is not null)
        {
            envelope.ScheduledTime = ScheduledTime;
            envelope.IsScheduled = true;
        }

        if (ScheduleDelay is { } delay)
        {
            envelope.ScheduledTime = DateTimeOffset.UtcNow.Add(delay);
            envelope.IsScheduled = true;
        }

        if (!string.IsNullOrEmpty(CorrelationId))
        {
            envelope.CorrelationId = CorrelationId;
        }

        if (!string.IsNullOrEmpty(CausationId))
        {
            envelope.Headers[Envelope.CausationHeader] = CausationId;
        }
    }
}
