
namespace Agreements.Server.Tests.Queries;

/// <summary>How documents put on file are told.</summary>
internal sealed class DocumentingSentenceCases : ISentenceCases
{
    internal static readonly DocumentAttached Attached =
        new("signed", 1, "协议（盖章）.pdf", DocumentKind.SignedText, new string('d', 64), 1024, "application/pdf", Edtf.Parse("2025-03-27"), null);

    public static (AgreementEvent Happened, string Zh, string En)[] Expected =>
    [
        (Attached with { Document = "other" }, "归档签署文本“协议（盖章）.pdf”（2025年3月27日）。", "Put on file: '协议（盖章）.pdf' (signed text) (27 March 2025)."),
        (Attached with { Version = 2, Kind = DocumentKind.Photo }, "归档照片“协议（盖章）.pdf”第2版（2025年3月27日）。",
            "Version 2 put on file: '协议（盖章）.pdf' (photograph) (27 March 2025)."),
        (new DocumentWithdrawn("signed", "上传错误", null), "撤下文件“协议（盖章）.pdf”（日期不明）：上传错误。", "The document '协议（盖章）.pdf' was withdrawn (day unknown): 上传错误."),
    ];
}
