namespace Agreements.Domain.Documenting;

/// <summary>What kinds of documents are called.</summary>
public static class DocumentNames
{
    /// <summary>Both words for a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static Text Of(DocumentKind kind) => kind switch
    {
        DocumentKind.SignedText => new("签署文本", "signed text"),
        DocumentKind.Draft => new("草案", "draft"),
        DocumentKind.Annex => new("附件", "annex"),
        DocumentKind.Evidence => new("佐证材料", "evidence"),
        DocumentKind.Minutes => new("纪要", "minutes"),
        DocumentKind.Photo => new("照片", "photograph"),
        DocumentKind.Other => new("文件", "document"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };
}
