using Agreements.Ledger.Merkle;
using System.Text.Json;

namespace Agreements.Ledger.Tests;

/// <summary>The reference tree of RFC 9162, and what others have tried to pass off as proofs.</summary>
public sealed class MerkleFieldTests
{
    private const string Suite = "suites/merkle.json";

    [FieldFact(Suite)]
    public void Leaves_nodes_and_roots_are_those_of_the_reference()
    {
        var reference = Field.Json(Suite).GetProperty("reference");
        Convert.ToHexStringLower(MerkleHash.Empty).ShouldBe(reference.GetProperty("emptyRoot").GetString());
        Convert.ToHexStringLower(MerkleHash.Leaf([])).ShouldBe(reference.GetProperty("emptyLeaf").GetString());
        Convert.ToHexStringLower(MerkleHash.Leaf("L123456"u8)).ShouldBe(reference.GetProperty("leaf L123456 (ascii)").GetString());
        Convert.ToHexStringLower(MerkleHash.Node("N123"u8, "N456"u8)).ShouldBe(reference.GetProperty("node of ascii N123,N456").GetString());
        var edge = new TileEdge();
        string[] roots = [.. reference.GetProperty("rootOfFirstN").EnumerateArray().Select(r => r.GetString()!)];
        Convert.ToHexStringLower(edge.Root()).ShouldBe(roots[0]);
        foreach (var (leaf, root) in Leaves(reference).Zip(roots.Skip(1)))
        {
            edge.Append(MerkleHash.Leaf(leaf));
            Convert.ToHexStringLower(edge.Root()).ShouldBe(root);
        }
    }

    [FieldFact(Suite)]
    public async Task Proofs_are_those_of_the_reference()
    {
        var reference = Field.Json(Suite).GetProperty("reference");
        var tiles = Tiles.Of(Leaves(reference).Select(l => MerkleHash.Leaf(l)));
        foreach (var asked in reference.GetProperty("inclusion").EnumerateArray())
        {
            var proof = await new TileTree(asked.GetProperty("size").GetInt64(), tiles).InclusionAsync(asked.GetProperty("index").GetInt64(), default);
            proof.Select(Convert.ToHexStringLower).ShouldBe(asked.GetProperty("proof").EnumerateArray().Select(h => h.GetString()));
        }

        foreach (var asked in reference.GetProperty("consistency").EnumerateArray())
        {
            var proof = await new TileTree(asked.GetProperty("to").GetInt64(), tiles).ConsistencyAsync(asked.GetProperty("from").GetInt64(), default);
            proof.Select(Convert.ToHexStringLower).ShouldBe(asked.GetProperty("proof").EnumerateArray().Select(h => h.GetString()));
        }
    }

    [FieldFact(Suite)]
    public void Inclusion_is_believed_exactly_where_others_believe_it()
    {
        foreach (var probe in Field.Json(Suite).GetProperty("probes").GetProperty("inclusion").EnumerateArray())
        {
            MerkleProof.IsIncluded(
                Number(probe, "leafIdx"), Bytes(probe, "leafHash"), Number(probe, "treeSize"), Bytes(probe, "root"), Proof(probe))
                .ShouldBe(!probe.GetProperty("wantErr").GetBoolean(), Named(probe));
        }
    }

    [FieldFact(Suite)]
    public void Consistency_is_believed_exactly_where_others_believe_it()
    {
        foreach (var probe in Field.Json(Suite).GetProperty("probes").GetProperty("consistency").EnumerateArray())
        {
            MerkleProof.IsConsistent(
                Number(probe, "size1"), Number(probe, "size2"), Bytes(probe, "root1"), Bytes(probe, "root2"), Proof(probe))
                .ShouldBe(!probe.GetProperty("wantErr").GetBoolean(), Named(probe));
        }
    }

    private static IEnumerable<byte[]> Leaves(JsonElement reference) =>
        reference.GetProperty("leavesHex").EnumerateArray().Select(l => Convert.FromHexString(l.GetString()!));

    private static string Named(JsonElement probe) => $"{probe.GetProperty("name")}: {probe.GetProperty("desc")}";

    /// <summary>Others count without a sign: what does not fit is no number of ours, and no proof either.</summary>
    private static long Number(JsonElement probe, string name) => probe.GetProperty(name).TryGetInt64(out var number) ? number : -1;

    private static byte[] Bytes(JsonElement probe, string name) =>
        probe.TryGetProperty(name, out var value) && value.GetString() is { } text ? Convert.FromBase64String(text) : [];

    private static byte[][] Proof(JsonElement probe) => probe.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof
        ? [.. proof.EnumerateArray().Select(h => Convert.FromBase64String(h.GetString() ?? ""))]
        : [];
}
