namespace JasperFx.Events;

/// <summary>What identifies a stream.</summary>
public enum StreamIdentity
{
    /// <summary>A <see cref="Guid"/>; the only kind offered here.</summary>
    AsGuid = 0,
}

/// <summary>How events get their version and sequence number.</summary>
public enum EventAppendMode
{
    /// <summary>The database assigns them, and the time, within the append; the only mode offered here.</summary>
    Quick = 1,
}

/// <summary>Whether a unit of work starts a stream or goes on with one.</summary>
public enum StreamActionType
{
    /// <summary>The stream must not exist yet.</summary>
    Start,

    /// <summary>The stream may exist.</summary>
    Append,
}
