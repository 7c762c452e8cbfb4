using Agreements.Server.Localization;

namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>The words of a signing copy, which says everything in both languages.</summary>
internal static class SigningCopyTexts
{
    public static readonly Text Draft = new("草案（各方尚未全部同意）", "DRAFT (not yet consented to by all)");
    public static readonly Text Reference = new("编号", "Reference");
    public static readonly Text Kind = new("类别", "Kind");
    public static readonly Text Parties = new("各方", "Parties");
    public static readonly Text Liaison = new("联络人", "Liaison");
    public static readonly Text Nothing = new("无", "None");
    public static readonly Text NotNamed = new("（名称待定）", "(not yet named)");
    public static readonly Text Signatures = new("签署", "Signatures");
    public static readonly Text Seal = new("（盖章）", "(seal)");
    public static readonly Text Representative = new("代表签字", "Signed by");
    public static readonly Text Title = new("职务", "Title");
    public static readonly Text Date = new("日期", "Date");
    public static readonly Text DateLine = new("　　年　　月　　日", "");
    public static readonly Text Digest = new("文本摘要", "Digest of the text");
    public static readonly Text Scan = new("扫码核对文本、登记扫描件", "Scan to check the text and to record the signed copy");

    /// <summary>Which text it is.</summary>
    /// <param name="number">Its number.</param>
    public static Text Revision(int number) => new($"第 {number} 稿", $"text {number}");

    /// <summary>What a party is, as its line says it.</summary>
    /// <param name="party">The party.</param>
    public static Text RoleOf(CopyParty party) => party.Label is { } label
        ? new Text($"{label.Zh}（{Names.Of(party.Role).Zh}）", $"{label.En} ({Names.Of(party.Role).En})")
        : Names.Of(party.Role);

    /// <summary>The name of a party, marked where it is none yet.</summary>
    /// <param name="party">The party.</param>
    public static Text NameOf(CopyParty party) => party.IsUnnamed
        ? new Text($"{party.Name.Zh}{NotNamed.Zh}", $"{party.Name.EnOrZh} {NotNamed.En}")
        : party.Name;

    /// <summary>Both words of a heading in one line.</summary>
    /// <param name="text">The words.</param>
    public static string Both(Text text) => text.En is { Length: > 0 } en && en != text.Zh ? $"{text.Zh} {char.ToUpperInvariant(en[0])}{en[1..]}" : text.Zh;

    /// <summary>What stands before a line: clauses are articles, other lines are counted.</summary>
    /// <param name="part">The part.</param>
    /// <param name="number">The line's number, from 1.</param>
    public static Text Number(CopyPart part, int number) => part switch
    {
        { IsNumbered: false } => new Text("", ""),
        { Part: TermsPart.Clauses } => new Text($"第 {number} 条　", $"Article {number}. "),
        _ => new Text($"{number}. ", $"{number}. "),
    };
}
