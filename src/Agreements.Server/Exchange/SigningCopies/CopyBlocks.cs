using Agreements.Server.Localization;
using DocumentFormat.OpenXml.Wordprocessing;
using DocumentFormat.OpenXml;
using Words = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>
/// The paragraphs and tables of a signing copy. Their look is that of the template's styles: Heading1, CopyText for Chinese and CopyTranslation for
/// English; what a template does not have is written as Normal.
/// </summary>
internal static class CopyBlocks
{
    private const int SignatureWidth = 9070;

    /// <summary>Who is party, as what, and through whom.</summary>
    /// <param name="copy">The copy.</param>
    public static IReadOnlyList<OpenXmlElement> Parties(SigningCopy copy) =>
    [
        Heading(SigningCopyTexts.Parties),
        .. copy.Parties.SelectMany(p =>
        {
            var (role, name) = (SigningCopyTexts.RoleOf(p), SigningCopyTexts.NameOf(p));
            var person = p.Liaison is { } liaison
                ? new Agreements.Domain.Values.Text(
                    $"；{SigningCopyTexts.Liaison.Zh}：{liaison.Zh}", $"; {SigningCopyTexts.Liaison.En}: {liaison.EnOrZh}")
                : new Agreements.Domain.Values.Text("", "");
            return Lines(new Agreements.Domain.Values.Text($"{role.Zh}：{name.Zh}{person.Zh}", $"{role.EnOrZh}: {name.EnOrZh}{person.En}"));
        }),
    ];

    /// <summary>What was agreed, part by part; each line in Chinese, and in English where somebody has written it.</summary>
    /// <param name="copy">The copy.</param>
    public static IReadOnlyList<OpenXmlElement> Terms(SigningCopy copy) =>
    [
        .. copy.Parts.SelectMany(part => part.Lines.SelectMany((line, n) => Lines(Numbered(part, line, n + 1)))
            .DefaultIfEmpty(Paragraph("CopyText", SigningCopyTexts.Both(SigningCopyTexts.Nothing)))
            .Prepend(Heading(part.Heading))),
    ];

    /// <summary>A place to sign for each, two beside each other, none torn apart by the end of a page.</summary>
    /// <param name="copy">The copy.</param>
    public static IReadOnlyList<OpenXmlElement> Signatures(SigningCopy copy)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = $"{SignatureWidth}", Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(new GridColumn { Width = $"{SignatureWidth / 2}" }, new GridColumn { Width = $"{SignatureWidth / 2}" }));
        foreach (var pair in copy.Signing.Chunk(2))
        {
            var empty = pair.Length == 1 ? [Cell(new Paragraph())] : Array.Empty<OpenXmlElement>();
            table.AppendChild(new TableRow([new TableRowProperties(new CantSplit()), .. pair.Select(Place), .. empty]));
        }

        return [Heading(SigningCopyTexts.Signatures), .. copy.Signing.Any() ? [table, new Paragraph()] : Array.Empty<OpenXmlElement>()];
    }

    private static TableCell Place(CopyParty party) => Cell(
    [
        .. Lines(Joined(SigningCopyTexts.RoleOf(party), SigningCopyTexts.NameOf(party))),
        Paragraph("CopyText", SigningCopyTexts.Both(SigningCopyTexts.Seal)), new Paragraph(), new Paragraph(),
        Paragraph("CopyText", $"{SigningCopyTexts.Both(SigningCopyTexts.Representative)}："),
        Paragraph("CopyText", $"{SigningCopyTexts.Both(SigningCopyTexts.Title)}："),
        Paragraph("CopyText", $"{SigningCopyTexts.Both(SigningCopyTexts.Date)}：{SigningCopyTexts.DateLine.Zh}"),
    ]);

    private static Agreements.Domain.Values.Text Joined(Agreements.Domain.Values.Text role, Agreements.Domain.Values.Text name) =>
        new($"{role.Zh}：{name.Zh}", $"{role.EnOrZh}: {name.EnOrZh}");

    private static TableCell Cell(params IEnumerable<OpenXmlElement> content) => new(
        [new TableCellProperties(new TableCellWidth { Width = $"{SignatureWidth / 2}", Type = TableWidthUnitValues.Dxa }), .. content]);

    private static Agreements.Domain.Values.Text Numbered(CopyPart part, Agreements.Domain.Values.Text line, int number)
    {
        var before = SigningCopyTexts.Number(part, number);
        return new($"{before.Zh}{line.Zh}", line.En is null ? null : $"{before.En}{line.En}");
    }

    private static IEnumerable<OpenXmlElement> Lines(Agreements.Domain.Values.Text text) => UiLanguage.Chinese.InOther(text) is { } english
        ? [Paragraph("CopyText", text.Zh, keepsWithNext: true), Paragraph("CopyTranslation", english)]
        : [Paragraph("CopyText", text.Zh)];

    private static Paragraph Heading(Agreements.Domain.Values.Text words) => Paragraph("Heading1", SigningCopyTexts.Both(words));

    private static Paragraph Paragraph(string style, string words, bool keepsWithNext = false) => new(
        new ParagraphProperties([new ParagraphStyleId { Val = style }, .. keepsWithNext ? [new KeepNext()] : Array.Empty<OpenXmlElement>()]),
        new Run(words.Split('\n').SelectMany((line, n) => n == 0 ? [Line(line)] : new OpenXmlElement[] { new Break(), Line(line) })));

    private static Words Line(string words) => new(Keepable.Of(words)) { Space = SpaceProcessingModeValues.Preserve };
}
