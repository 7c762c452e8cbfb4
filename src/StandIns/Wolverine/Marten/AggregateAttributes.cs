namespace Wolverine.Marten;

/// <summary>
/// On an <c>IEventStream&lt;T&gt;</c> parameter: load the stream the message names with its member <c>{Aggregate}Id</c> or <c>Id</c>,
/// and commit what the handler appends. A member called <c>Version</c> (int or long) is taken as the expected version, as by the real
/// library.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class WriteAggregateAttribute : Attribute
{
    /// <summary>Finds the id by convention.</summary>
    public WriteAggregateAttribute()
    {
    }

    /// <summary>Takes the id from the message's member of this name.</summary>
    public WriteAggregateAttribute(string? routeOrParameterName) => RouteOrParameterName = routeOrParameterName;

    /// <summary>The member that holds the id; null: by convention.</summary>
    public string? RouteOrParameterName { get; }

    /// <summary>Whether a missing stream keeps the handlers from being called (the default); <c>InvokeAsync</c> then returns normally.</summary>
    public bool Required { get; set; } = true;
}

/// <summary>On an aggregate parameter: the state of the stream the message names. Nothing is appended.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class ReadAggregateAttribute : Attribute
{
    /// <summary>Finds the id by convention.</summary>
    public ReadAggregateAttribute()
    {
    }

    /// <summary>Takes the id from the message's member of this name.</summary>
    public ReadAggregateAttribute(string argumentName) => ArgumentName = argumentName;

    /// <summary>The member that holds the id; null: by convention.</summary>
    public string? ArgumentName { get; }

    /// <summary>Whether a missing stream keeps the handlers from being called (the default).</summary>
    public bool Required { get; set; } = true;
}
