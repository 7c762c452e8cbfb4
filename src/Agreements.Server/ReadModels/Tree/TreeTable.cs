using Col = Agreements.Server.ReadModels.Columns<Agreements.Server.ReadModels.Tree.TreeNode>;

namespace Agreements.Server.ReadModels.Tree;

/// <summary>The table of the tree.</summary>
internal static class TreeTable
{
    public static readonly RowTable<TreeNode> Nodes = new(
        "tree_nodes", "id", n => n.Id, "t.version < excluded.version",
        Col.Uuid("id", n => n.Id),
        Col.MaybeUuid("parent", n => n.Parent),
        Col.Text("title_zh", n => n.Title.Zh),
        Col.Text("title_en", n => n.Title.En),
        Col.Text("kind", n => KebabEnum<AgreementKind>.Name(n.Kind)),
        Col.SmallInt("stage", n => (short)n.Stage),
        Col.Text("standing", n => KebabEnum<Standing>.Name(n.Standing)),
        Col.Int("kept", n => n.Kept),
        Col.Int("commitments", n => n.Commitments),
        Col.Json("clauses", n => n.Clauses),
        Col.Json("carried", n => n.Carried),
        Col.Bool("counts", n => n.Counts),
        Col.BigInt("version", n => n.Version));
}
