namespace Agreements.Domain;

/// <summary>Something that somebody wants done to one stream of events: an agreement, an engagement, an entry of the directory.</summary>
public interface IAsked
{
    /// <summary>Id of the stream.</summary>
    Guid Stream { get; }

    /// <summary>Who wants it.</summary>
    Actor By { get; }

    /// <summary>The day on which it is asked, in Asia/Shanghai.</summary>
    DateOnly Today { get; }

    /// <summary>The version that the asker has seen; null when the asker does not care.</summary>
    long? ExpectedVersion { get; }

    /// <summary>True when only the answer is wanted: it is decided on the same facts, and whoever decides it records nothing and sends nothing.</summary>
    bool IsDryRun { get; }

    /// <summary>The same, asked only for its answer.</summary>
    IAsked AsDryRun();
}
