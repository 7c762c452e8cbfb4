namespace JasperFx.Events.Projections;

/// <summary>Name of one subscription's progress, as written in <c>mt_event_progression</c>.</summary>
public class ShardName
{
    /// <summary>The shard key of a subscription that is not split.</summary>
    public const string All = "All";

    /// <summary>The only shard of the subscription <paramref name="name"/>.</summary>
    public ShardName(string name)
        : this(name, All, 1)
    {
    }

    /// <summary>One shard of one version of a subscription; versions above 1 have a progress of their own.</summary>
    public ShardName(string name, string shardKey, uint version)
    {
        Name = name;
        ShardKey = shardKey;
        Version = version;
        Identity = version > 1 ? $"{name}:V{version}:{shardKey}" : $"{name}:{shardKey}";
    }

    /// <summary>The subscription.</summary>
    public string Name { get; }

    /// <summary>The part of it.</summary>
    public string ShardKey { get; }

    /// <summary>Its version, from 1.</summary>
    public uint Version { get; }

    /// <summary>The name in <c>mt_event_progression</c>: <c>name:All</c>.</summary>
    public string Identity { get; }

    /// <inheritdoc/>
    public override string ToString() => Identity;
}
