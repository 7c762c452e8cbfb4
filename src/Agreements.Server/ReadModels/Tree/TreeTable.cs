using Agreements.Server.ReadModels.Rows;

namespace Agreements.Server.ReadModels.Tree;

/// <summary>
/// The table of the tree. Its partial indexes answer which agreements carry clauses of one (the ids of those above are the keys), and which have
/// clauses that somebody should carry.
/// </summary>
internal static class TreeTable
{
    public static readonly RowTable<TreeNode> Nodes = RowTable.Of<TreeNode>("tree_nodes", t => t
        .Key(n => n.Id)
        .Column(n => n.Parent)
        .Text(n => n.Title, inChineseOrder: true)
        .Named(n => n.Kind)
        .Column(n => n.Stage)
        .Named(n => n.Standing)
        .Column(n => n.Kept)
        .Column(n => n.Commitments)
        .Json(n => n.Clauses)
        .Json(n => n.Carried)
        .Column(n => n.Counts)
        .Column(n => n.Version)
        .FillFactor(80)
        .Index("by_parent", "(parent, title_zh, id) where parent is not null")
        .Index("carried", "using gin (carried) where carried <> '{}'::jsonb")
        .Index("with_clauses", "(id) where clauses <> '[]'::jsonb"));
}
