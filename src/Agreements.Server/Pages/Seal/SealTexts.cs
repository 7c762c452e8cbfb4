namespace Agreements.Server.Pages.Seal;

/// <summary>The words of the pages of the seal.</summary>
internal static class SealTexts
{
    public static readonly Text Heading = new("封存", "The seal");
    public static readonly Text Intro = new(
        "每个事件都在一棵只增长的树的叶子之下；树根由本日志签名，由各见证方联署。事后任何改动都与所签的不符。",
        "Every event is under a leaf of a tree that only grows; its root is signed here and cosigned by witnesses. "
            + "Whatever is changed afterwards does not fit it.");

    public static readonly Text Sealed = new("已封存", "Sealed");
    public static readonly Text Waiting = new("待封存", "Waiting");
    public static readonly Text CheckpointAt = new("最近签名", "Signed last");
    public static readonly Text Never = new("尚未签名", "nothing is signed yet");
    public static readonly Text Witnessed = new("见证充分", "Witnessed");
    public static readonly Text NotAsked = new("没有要求见证", "no witnesses are asked for");
    public static readonly Text NotYet = new("尚未联署", "nothing yet");
    public static readonly Text Refuses = new("拒绝联署，自", "refuses since");
    public static readonly Text Keys = new("公钥", "Public keys");
    public static readonly Text KeysNote = new(
        "请与该局另行公布的公钥比对：本页本身证明不了它们。", "Compare them with those that the bureau gives out by another way: this page does not prove them.");

    public static readonly Text Until = new("至", "until");
    public static readonly Text InUse = new("使用中", "in use");
    public static readonly Text Witnesses = new("见证方", "Witnesses");
    public static readonly Text Checkpoint = new("检查点", "Checkpoint");
    public static readonly Text Bundle = new("事件包", "Bundle");
    public static readonly Text BundleNote = new(
        "带走全部事件、文件、证明与检查点；用 agreements verify 或 ops/verify/verify.py 离线核验。某一份协议的事件包在其事件的证明页下载。",
        "Take away all events, documents, proofs and the checkpoint, and verify them offline by agreements verify or ops/verify/verify.py. "
            + "The bundle of one agreement is on the page of the proof of any of its events.");

    public static readonly Text DownloadAll = new("下载全部", "Download everything");
    public static readonly Text DownloadOne = new("下载此协议的事件包", "Download this agreement's bundle");
    public static readonly Text Proof = new("封存证明", "Proof of the seal");
    public static readonly Text ProofIntro = new(
        "下面的证明说明：此事件以其全部内容封存在所签的树中。持有日志公钥的人都可离线核验。",
        "The proof says that this event, with all that is stored of it, is under the tree that was signed. Whoever has the log's key can verify it offline.");

    public static readonly Text Entry = new("封存的条目", "What was sealed");
    public static readonly Text Leaf = new("叶子", "Leaf");
    public static readonly Text Of = new("共", "of");
    public static readonly Text Picture = new("证明的二维码", "The proof as a picture");
    public static readonly Text TooLarge = new("证明太长，印不成二维码；请下载。", "The proof is too long for a picture: download it.");
    public static readonly Text DownloadProof = new("下载证明", "Download the proof");
    public static readonly Text NotSealed = new("此事件已记录，尚未封存：片刻后再看。", "The event is recorded and not sealed yet: look again in a moment.");
    public static readonly Text ShortProof = new("证明", "proof");

    /// <summary>How many events, with their measure word.</summary>
    /// <param name="count">How many.</param>
    public static Text Events(long count) => new($"{count:N0} 个事件", count == 1 ? "1 event" : $"{count:N0} events");
}
