namespace JasperFx.Events.Projections;

/// <summary>Says which events a subscription wants.</summary>
public interface IEventFilterable
{
    /// <summary>Wants events of this type. None named means all.</summary>
    void IncludeType<T>();

    /// <inheritdoc cref="IncludeType{T}"/>
    void IncludeType(Type type);
}

/// <inheritdoc cref="IEventFilterable"/>
public class EventFilterable : IEventFilterable
{
    /// <summary>The types wanted; empty means all.</summary>
    public List<Type> IncludedEventTypes { get; } = [];

    /// <inheritdoc/>
    public void IncludeType<T>() => IncludedEventTypes.Add(typeof(T));

    /// <inheritdoc/>
    public void IncludeType(Type type) => IncludedEventTypes.Add(type);
}

/// <summary>What every projection has.</summary>
public abstract class ProjectionBase : EventFilterable
{
    private protected ProjectionBase() => Name = GetType().Name;

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>When it is folded.</summary>
    public ProjectionLifecycle Lifecycle { get; set; } = ProjectionLifecycle.Live;
}
