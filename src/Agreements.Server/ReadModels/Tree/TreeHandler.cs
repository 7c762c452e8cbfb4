using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.Tree;

/// <summary>Keeps the tree.</summary>
public static class TreeHandler
{
    /// <summary>Takes a page of events.</summary>
    /// <param name="page">The page.</param>
    public static void Handle(Page<TreeNode> page) =>
        page.Put<Agreement, TreeNode>(TreeTable.Nodes, (state, _) => TreeNode.Of(state));
}
