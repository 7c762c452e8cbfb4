namespace Agreements.Server.Pages.AgreementPage;

/// <summary>What is said to one who comes by the QR code of a signing copy.</summary>
internal static class SigningCopyNoteTexts
{
    public static readonly Text RecordScan = new("登记签回的扫描件", "Record the signed copy");
    public static readonly Text PresentCopy = new("现行文本的签署稿", "Signing copy of the present text");
    public static readonly Text DraftYet = new(
        "各方尚未都同意这一稿：都同意之后才能登记签署。", "Not all have consented to this text yet: signatures are recorded once all have.");

    public static readonly Text EarlierHint = new(
        "在这份签署稿上的签字不能作为现行文本的签署。请打印现行文本的签署稿重新签署；扫描件可作为普通文件归档。",
        "What was signed on it is no signature under the present text. Print the signing copy of that one and have it signed; the scan can be put on file as "
            + "an ordinary document.");

    public static readonly Text NoneHint = new(
        "二维码或地址可能不完整，或者签署稿出自别处、被改动过。请与现行文本的签署稿核对。",
        "The QR code or the address may be incomplete, or the copy comes from elsewhere or was changed. Compare it with the signing copy of the present text.");

    /// <summary>Whether the copy is of the text on the table.</summary>
    /// <param name="found">The number of the copy's text; null where the agreement never had it.</param>
    /// <param name="current">The number of the text on the table; null when there is none.</param>
    /// <param name="isPresent">Whether the copy is of that one.</param>
    public static Text Heading(int? found, int? current, bool isPresent) => (found, current) switch
    {
        _ when isPresent => new($"这份签署稿就是现行文本（第 {current} 稿）", $"This signing copy is of the present text ({current})"),
        ({ } earlier, _) => new(
            $"这份签署稿是第 {earlier} 稿，现行文本已是第 {current} 稿", $"This signing copy is of text {earlier}; text {current} is the present one"),
        _ => new("这份签署稿不是本协议的任何一稿", "This signing copy is of no text of this agreement"),
    };
}
