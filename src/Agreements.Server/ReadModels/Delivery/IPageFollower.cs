
namespace Agreements.Server.ReadModels.Delivery;

/// <summary>Says what must be told of a page. What it says leaves with the commit of the page; a rebuild asks nobody.</summary>
public interface IPageFollower
{
    /// <summary>What follows from what happened; nothing where nobody is told.</summary>
    /// <param name="page">What happened, stream by stream.</param>
    FollowUp Follow(IReadOnlyList<StreamChange> page);
}

/// <summary>What follows from a page, in its transaction.</summary>
/// <param name="Messages">The messages that leave with it.</param>
public sealed record FollowUp(IReadOnlyList<object> Messages)
{
    /// <summary>Nothing.</summary>
    public static FollowUp Nothing { get; } = new([]);

    /// <summary>What is written with it; null for nothing.</summary>
    internal Statement? Written { get; init; }
}
