using Npgsql;

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

    internal const string Columns =
        "n.id, n.parent, n.title_zh, n.title_en, n.kind, n.stage, n.standing, n.kept, n.commitments, n.clauses, n.carried, n.counts, n.version";

    private const string Above =
        """
        up(id, parent, depth) as (
            select id, parent, 0 from tree_nodes where id = $1
            union all
            select n.id, n.parent, up.depth + 1 from tree_nodes n join up on n.id = up.parent where up.depth < $2
        )
        """;

    private const string Below =
        """
        down(id, depth, path) as (
            select id, 0, array[id] from top
            union all
            select n.id, d.depth + 1, d.path || n.id from tree_nodes n join down d on n.parent = d.id where d.depth < $2 and n.id <> all(d.path)
        )
        """;

    /// <summary>The whole tree that an agreement stands in; null when the read model does not hold it (yet).</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">Any agreement of the tree.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<AgreementTree?> AroundAsync(NpgsqlDataSource db, Guid id, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            $"""
            with recursive {Above}, top as (select id from up order by depth desc limit 1), {Below}
            select {Columns} from down d join tree_nodes n on n.id = d.id order by d.depth, n.title_zh, n.id limit $3
            """);
        var nodes = await command.With(id).With(Deepest).With(Most + 1).ListAsync(Node, ct);
        var shown = nodes.Take(Most).ToArray();
        var below = shown.Skip(1).ToLookup(n => n.Parent);
        return shown.Length == 0 ? null : new AgreementTree(Branch(shown[0], below), nodes.Count > Most);
    }

    /// <summary>All agreements below one, the nearest first, without itself.</summary>
    /// <param name="db">The database.</param>
    /// <param name="id">The agreement above.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<(TreeNode Node, int Depth)>> BelowAsync(NpgsqlDataSource db, Guid id, CancellationToken ct = default)
    {
        await using var command = db.CreateCommand(
            $"""
            with recursive top as (select $1::uuid as id), {Below}
            select {Columns}, d.depth from down d join tree_nodes n on n.id = d.id where d.depth > 0 order by d.depth, n.title_zh, n.id limit $3
            """);
        return await command.With(id).With(Deepest).With(Most).ListAsync(r => (Node(r), r.GetInt32(13)), ct);
    }

    internal static TreeNode Node(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.Value<Guid>(1), r.Text(2), r.Named<AgreementKind>(4), (Stage)r.GetInt16(5), r.Named<Standing>(6), r.GetInt32(7), r.GetInt32(8),
        r.Json<TreeClause[]>(9), r.Json<Dictionary<string, IReadOnlyList<string>>>(10), r.GetBoolean(11), r.GetInt64(12));

    private static TreeBranch Branch(TreeNode node, ILookup<Guid?, TreeNode> below) => new(node, [.. below[node.Id].Select(n => Branch(n, below))]);
}
