using Agreements.Server.Queries.Differences;

namespace Agreements.Server.Pages.AgreementPage;

/// <summary>The words of negotiation, differences, former parties and documents on the page of one agreement.</summary>
internal static class NegotiationTexts
{
    public static readonly Text Refused = new("不同意", "refused");
    public static readonly Text Turn = new("轮到谁", "Whose turn");
    public static readonly Text Coordinator = new("协调员", "a coordinator");
    public static readonly Text Former = new("曾经的各方", "Former parties");
    public static readonly Text Left = new("已退出", "left");
    public static readonly Text Differences = new("文本差异", "Differences");
    public static readonly Text From = new("原稿", "Earlier text");
    public static readonly Text To = new("新稿", "Later text");
    public static readonly Text Compare = new("比较", "Compare");
    public static readonly Text Same = new("两稿内容相同。", "Both texts say the same.");
    public static readonly Text Added = new("新增", "added");
    public static readonly Text Removed = new("删除", "removed");
    public static readonly Text Changed = new("修改", "changed");
    public static readonly Text Moved = new("移动", "moved");
    public static readonly Text Documents = new("文件", "Documents");
    public static readonly Text NoDocuments = new("尚无文件", "No documents yet");
    public static readonly Text SigningCopy = new("签署稿", "Signing copy");
    public static readonly Text Withdrawn = new("已撤下", "withdrawn");
    public static readonly Text Bytes = new("大小", "Size");
    public static readonly Text OnFile = new("签署文件已归档", "signed document on file");
    public static readonly Text Elsewhere = new("签署文件未归档（仅有摘要）", "signed document not on file (digest only)");
    public static readonly Text Outside = new("系统外签署", "signed outside the system");
    public static readonly Text Present = new("到场见证", "Witnesses present");

    private static readonly Dictionary<string, Text> Items = new(StringComparer.Ordinal)
    {
        ["years"] = new("年限", "years"), ["from"] = new("开始日", "first day"), ["to"] = new("结束日", "last day"), ["notice-days"] = new("提前通知天数", "days of notice"),
    };

    /// <summary>What is waited for.</summary>
    public static Text Of(TurnTo turn) => turn switch
    {
        TurnTo.Draft => new("起草文本", "to draft a text"),
        TurnTo.Answer => new("答复现行文本", "to answer the text on the table"),
        TurnTo.Redraft => new("修改文本，或恢复各方同意过的文本", "to write another text, or to go back to one that all had consented to"),
        TurnTo.Name => new("确定尚未命名的签约主体", "to name the principals that have no name yet"),
        _ => new("推进到“协商一致”", "to enter negotiated"),
    };

    /// <summary>How something became another.</summary>
    public static Text Of(TermsChangeKind kind) => kind switch
    {
        TermsChangeKind.Added => Added,
        TermsChangeKind.Removed => Removed,
        TermsChangeKind.Changed => Changed,
        _ => Moved,
    };

    /// <summary>The part of the terms that changed, and what in it.</summary>
    public static Text Where(TermsChange change)
    {
        var part = TermsPartNames.Of(change.Part);
        return change.Item is not { } item ? part
            : Items.TryGetValue(item, out var known) ? new($"{part.Zh} · {known.Zh}", $"{part.EnOrZh} · {known.EnOrZh}")
            : new($"{part.Zh} · {item}", $"{part.EnOrZh} · {item}");
    }

    /// <summary>Who put a text on the table.</summary>
    public static Text By(Text party) => new($"由{party.Zh}提出", $"by {party.EnOrZh}");

    /// <summary>The text that another answers.</summary>
    public static Text Answers(int number) => new($"答复第 {number} 稿", $"an answer to revision {number}");

    /// <summary>Which version of a document.</summary>
    public static Text VersionOf(int version) => new($"第 {version} 版", $"version {version}");

    /// <summary>How large a document is.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024m:0.#} KiB",
        _ => $"{bytes / 1024m / 1024m:0.#} MiB",
    };

    /// <summary>Who took the place of a former party.</summary>
    public static Text ReplacedBy(Text successor) => new($"由{successor.Zh}接替", $"replaced by {successor.EnOrZh}");
}
