namespace Agreements.Server.Pages.CommandForms;

/// <summary>Words of the form for documents.</summary>
internal static class DocumentFormTexts
{
    public static readonly Text Heading = new("归档文件", "Put a document on file");
    public static readonly Text ScanHeading = new("登记签回的扫描件", "Record the signed copy");
    public static readonly Text File = new("文件", "File");
    public static readonly Text DropHere = new("也可以把文件拖到这里。", "You can also drop a file here.");
    public static readonly Text Kind = new("是什么文件", "What it is");
    public static readonly Text Name = new("名称（不填则用文件名）", "Name (that of the file if left out)");
    public static readonly Text VersionOf = new("是哪份文件的新版本", "A new version of");
    public static readonly Text NoVersion = new("（是另一份文件）", "(a document of its own)");
    public static readonly Text SigningPage = new("这是签署页吗？谁签了，哪天？", "Is this the signing page? Who signed, and when?");
    public static readonly Text WhoSigned = new("签了的各方（可多选；不是签署页则不选）", "Who signed (several if need be; nobody if it is no signing page)");
    public static readonly Text SignatoryTitle = new("签署人职务", "Title of the signatory");
    public static readonly Text SignedOn = new("哪天签署", "On which day");
    public static readonly Text Method = new("怎样签署", "How");
    public static readonly Text NotSaid = new("（不详）", "(unknown)");
    public static readonly Text FileNeeded = new("请选择文件。", "Choose a file.");
    public static readonly Text KindNeeded = new("请选择这是什么文件。", "Say what the document is.");
    public static readonly Text ChooseAgain = new("什么都没有记录；请重新选择文件后再试。", "Nothing was recorded; choose the file again and repeat.");
    public static readonly Text OnFile = new("文件已归档，但以下签署没有登记：", "The document is on file; these signatures were not recorded:");
    public static readonly Text Attach = new("归档", "Put on file");
    public static readonly Text AllSigned = new("各签约主体的签署都已登记。", "The signatures of all principals are on record.");
    public static readonly Text NotYet = new(
        "协议尚未协商一致：签署要在各方同意文本、进入“协商一致”之后登记。", "The agreement is not negotiated yet: signatures are recorded once all have consented and it is.");

    public static readonly Text NoMore = new("协议已进入签署之后的阶段：签署不再更改。", "The agreement is past its signing: signatures are not changed any more.");
    public static readonly Text TextOf = new("所签文本", "The text signed");
    public static readonly Text Ordinary = new("作为普通文件归档", "Put it on file as an ordinary document");

    /// <summary>What the box of a party's title says.</summary>
    /// <param name="party">The party.</param>
    public static Text TitleOf(Text party) => new($"签署人职务（{party.Zh}）", $"Title of the signatory ({party.EnOrZh})");

    /// <summary>Which text the scan is of.</summary>
    /// <param name="number">Its number.</param>
    public static Text Revision(int number) => new($"第 {number} 稿（现行文本）", $"Text {number}, the present one");

    /// <summary>The text has changed since the copy was printed, or was never this agreement's.</summary>
    /// <param name="number">The number of the copy's text; null where the agreement never had it.</param>
    /// <param name="current">The number of the present text; null when there is none.</param>
    public static Text Another(int? number, int? current) => number is null
        ? new("这份签署稿不是本协议的任何一稿，不能登记为签署。", "This signing copy is of no text of this agreement: it cannot be recorded as signed.")
        : new($"这份签署稿是第 {number} 稿，现行文本已是第 {current} 稿，不能登记为现行文本的签署。",
            $"This signing copy is of text {number}, and text {current} is the present one: it cannot be recorded as that one's.");
}
