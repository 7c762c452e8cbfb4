namespace JasperFx.Events.Projections;

/// <summary>When a projection is folded.</summary>
public enum ProjectionLifecycle
{
    /// <summary>On every read, from the events; the only lifecycle offered here.</summary>
    Live = 2,
}

/// <summary>How the daemon runs one subscription.</summary>
public class AsyncOptions
{
    /// <summary>Most events in a page. Default 500.</summary>
    public int BatchSize { get; set; } = 500;

    /// <summary>Whether a subscription without stored progress starts at the newest event.</summary>
    internal bool FromPresent { get; private set; }

    /// <summary>A sequence to start after when the stored progress is below it.</summary>
    internal long FloorSequence { get; private set; }

    /// <summary>Starts at the newest event whenever the subscription is started, whatever progress is stored.</summary>
    public AsyncOptions SubscribeFromPresent()
    {
        FromPresent = true;
        return this;
    }

    /// <summary>Starts after <paramref name="sequenceFloor"/> when the stored progress is below it.</summary>
    public AsyncOptions SubscribeFromSequence(long sequenceFloor)
    {
        FloorSequence = sequenceFloor;
        return this;
    }
}
