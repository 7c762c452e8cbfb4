namespace Agreements.Domain.Specs.Harness;

internal static partial class Ask
{
    public static AttachDocument Attach(string document, string sha256, DocumentKind kind = DocumentKind.SignedText, string name = "协议（盖章）.pdf") =>
        new(document, name, kind, sha256, 1024, "application/pdf");

    public static WithdrawDocument Unfile(string document, string reason = "上传错误") => new(document, reason);
}
