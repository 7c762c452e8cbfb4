using System.Text.Json.Serialization;

namespace Agreements.Domain;

/// <summary>
/// Something that somebody wants done to one stream of events: an agreement, an engagement, an entry of the directory, a kind's policies.
/// Carries all that the decision needs, the day included.
/// </summary>
public abstract record Asked
{
    /// <summary>Id of the stream.</summary>
    [JsonIgnore]
    public abstract Guid Stream { get; }

    /// <summary>Who wants it.</summary>
    public required Actor By { get; init; }

    /// <summary>The day on which it is asked, in Asia/Shanghai.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The version that the asker has seen; null when the asker does not care.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>True when only the answer is wanted: it is decided on the same facts, and whoever decides it records nothing and sends nothing.</summary>
    [JsonIgnore]
    public bool IsDryRun { get; init; }

    /// <summary>What else is known: given by whoever loads the streams that the command needs. No part of the message.</summary>
    [JsonIgnore]
    public Surroundings Around { get; init; } = Surroundings.None;

    /// <summary>Its name and the stream, and no more: whatever fails is logged by it, and what people wrote is not for logs.</summary>
    public sealed override string ToString() => $"{GetType().Name} {Stream}";

    /// <summary>The same, asked only for its answer.</summary>
    public Asked AsDryRun() => this with { IsDryRun = true };
}
