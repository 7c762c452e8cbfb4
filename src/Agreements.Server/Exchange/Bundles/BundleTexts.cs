using Agreements.Server.Sealing;
using Agreements.Server.Storage;

namespace Agreements.Server.Exchange.Bundles;

/// <summary>What a bundle says to people.</summary>
internal static class BundleTexts
{
    /// <summary>JSON Schema of an entry.</summary>
    public static string Schema => Embedded.Text(typeof(BundleTexts), "entry.schema.json");

    /// <summary>What is where, and how to verify it without this product.</summary>
    public static string Readme(IssuedCheckpoint checkpoint, bool isComplete) => $"""
        # 协议事件包 · A bundle of agreements

        日志 log: {checkpoint.Said.Origin}
        检查点 checkpoint: {checkpoint.Said.Size} 个事件 events, root {Convert.ToBase64String(checkpoint.Said.Root)}

        ## 如何核验

        `agreements verify 本文件` 不需要服务器、数据库或网络：逐项重新推导，列出全部不符之处及其位置；退出码 0 为完好，1 为有误，2 为无法判断。
        另一份独立的核验程序只用 Python 标准库：`python3 ops/verify/verify.py 本文件`。
        事件包自带公钥（`keys`）。请与该局另行公布的公钥比对，或用 `--policy` 指明您信任的公钥与见证方；包内的公钥只能证明“由同一把钥匙签名”。

        ## How to verify it

        `agreements verify THIS-FILE` needs no server, no database and no network: it derives everything anew and lists every inconsistency with its place.
        Exit code 0: sound, 1: broken, 2: cannot tell. A second, independent verifier needs nothing but Python: `python3 ops/verify/verify.py THIS-FILE`.
        The bundle brings its public keys (`keys`). Compare them with those that the bureau has given out by another way, or name the keys and witnesses that
        you trust by `--policy`: by its own keys a bundle proves only that one hand signed all of it.

        {(isComplete ? "" : """
        选取若干协议的事件包证明其中的事件确已封存，但不能证明其后没有更多事件；完整的事件包（`--all`）两者都能证明。
        A bundle of some agreements proves that its events were sealed, and not that none came after them. A complete one (`--all`) proves both.

        """)}
        ## What is in it

        | file | |
        |---|---|
        | `{BundleFormat.Checkpoint}` | signed by the log, with the cosignatures of witnesses: C2SP signed-note, tlog-checkpoint, tlog-cosignature |
        | `{BundleFormat.Keys}`, `{BundleFormat.Handovers}` | public keys of the log; notes in which a key named its successor |
        | `{BundleFormat.Entries}` | a line per event: what is under its leaf, as `{BundleFormat.Schema}` describes it. Leaf hash = SHA-256(00 ‖ line) |
        | `{BundleFormat.Bodies}` | line for line what happened; SHA-256 of a line is `body` of the entry |
        {(isComplete
            ? $"| `{BundleFormat.Leaves}` | line for line the hash of the leaf: every event is here, "
                + "and the Merkle tree (RFC 9162) over them has the checkpoint's root |"
            : $"| `{BundleFormat.Proofs}` | line for line the index of the leaf and its inclusion proof (RFC 9162) |")}
        | `{BundleFormat.Documents}`, `{BundleFormat.DocumentFolder}` | documents by the SHA-256 that the events name |
        | `{BundleFormat.Agreements}` | what the agreements have become; not signed, and derived anew from the events by the verifiers |
        | `{BundleFormat.Sentences}` | every event in a sentence, Chinese and English; not signed, and told anew by `agreements verify --whole` |
        | `{BundleFormat.Names}` | what these sentences call people, institutions and others, as on the day on which this was made; not signed |
        | `{BundleFormat.Manifest}` | what there is, with size and SHA-256; the comment of the zip has the SHA-256 of all bytes before it |

        """;
}
