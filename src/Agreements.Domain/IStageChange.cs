namespace Agreements.Domain;

/// <summary>An event after which the agreement is in another stage, or closed.</summary>
public interface IStageChange : IDated
{
    /// <summary>Where the fact comes from; null when it was decided here.</summary>
    Source? Source => null;
}
