using Agreements.Server.Identity;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.ReadModels.Tree;

/// <summary>A node with those below it.</summary>
/// <param name="Node">The node.</param>
/// <param name="Below">Those right below it, in Chinese order of their titles.</param>
public sealed record TreeBranch(TreeNode Node, IReadOnlyList<TreeBranch> Below);

/// <summary>A tree of agreements.</summary>
/// <param name="Top">The agreement above all others, with those below it.</param>
/// <param name="IsCut">True when the tree is larger than what is shown.</param>
public sealed record AgreementTree(TreeBranch Top, bool IsCut);

/// <summary>Reads the tree of agreements.</summary>
public static class TreeQuery
{
    /// <summary>How many levels are read at most: a tree of agreements has four, and a circle must end.</summary>
    public const int Deepest = 32;

    /// <summary>How many agreements of one tree are read at most.</summary>
    public const int Most = 2000;

    // Up and down a line goes as far as all on it are in sight: what is not is not stepped over, since that would tell that it is there.
    private static string Above(VisibilityScope scope) =>
        $"""
        up(id, parent, depth) as (
            select n.id, n.parent, 0 from tree_nodes n where n.id = $1{scope.And("n.id")}
            union all
            select n.id, n.parent, up.depth + 1 from tree_nodes n join up on n.id = up.parent where up.depth < $2{scope.And("n.id")}
        )
        """;

    private static string Below(VisibilityScope scope) =>
        $"""
        down(id, depth, path) as (
            select id, 0, array[id] from top
            union all
            select n.id, d.depth + 1, d.path || n.id from tree_nodes n join down d on n.parent = d.id
            where d.depth < $2 and n.id <> all(d.path){scope.And("n.id")}
        )
        """;

    /// <summary>The whole tree that an agreement stands in, as far as it is in sight; null when the read model does not hold it (yet).</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">Any agreement of the tree.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<AgreementTree?> AroundAsync(Reader reader, Guid id, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            with recursive {Above(reader.Scope)}, top as (select id from up order by depth desc limit 1), {Below(reader.Scope)}
            select {TreeTable.Nodes.Columns("n")} from down d join tree_nodes n on n.id = d.id order by d.depth, n.title_zh, n.id limit $3
            """);
        var nodes = await command.With(id).With(Deepest).With(Most + 1).With(reader.Scope).ListAsync(TreeTable.Nodes.Read, ct);
        var unseen = await reader.UnseenAsync(nodes.SelectMany(n => n.NamedAgreements()), ct);
        var shown = nodes.Take(Most).Select(n => n.Without(unseen)).ToArray();
        var below = shown.Skip(1).ToLookup(n => n.Parent);
        return shown.Length == 0 ? null : new AgreementTree(Branch(shown[0], below), nodes.Count > Most);
    }

    /// <summary>All agreements below one that are in sight, the nearest first, without itself.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The agreement above.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<(TreeNode Node, int Depth)>> BelowAsync(Reader reader, Guid id, CancellationToken ct = default)
    {
        await using var command = reader.Db.CreateCommand(
            $"""
            with recursive top as (select x.id from (select $1::uuid as id) x where {reader.Scope.Holds("x.id")}), {Below(reader.Scope)}
            select {TreeTable.Nodes.Columns("n")}, d.depth from down d join tree_nodes n on n.id = d.id
            where d.depth > 0 order by d.depth, n.title_zh, n.id limit $3
            """);
        return await command.With(id).With(Deepest).With(Most).With(reader.Scope).ListAsync(r => (TreeTable.Nodes.Read(r), r.Get<int>("depth")), ct);
    }

    private static TreeBranch Branch(TreeNode node, ILookup<Guid?, TreeNode> below) => new(node, [.. below[node.Id].Select(n => Branch(n, below))]);
}
