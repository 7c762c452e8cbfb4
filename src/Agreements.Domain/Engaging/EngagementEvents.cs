namespace Agreements.Domain.Engaging;

/// <summary>Something that happened to an engagement: a visit, a meeting or a ceremony.</summary>
public abstract record EngagementEvent;
