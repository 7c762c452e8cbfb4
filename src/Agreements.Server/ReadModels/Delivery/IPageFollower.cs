
namespace Agreements.Server.ReadModels.Delivery;

/// <summary>Says what must be told of a page. What it says leaves with the commit of the page; a rebuild asks nobody.</summary>
public interface IPageFollower
{
    /// <summary>The messages that follow from what happened; none where nobody is told.</summary>
    /// <param name="page">What happened, stream by stream.</param>
    /// <param name="ct">Ends the wait.</param>
    ValueTask<IReadOnlyList<object>> MessagesOfAsync(IReadOnlyList<StreamChange> page, CancellationToken ct);
}
