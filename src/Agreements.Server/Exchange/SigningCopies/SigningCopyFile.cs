using Agreements.Server.Http;
using Agreements.Server.Localization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Picture = DocumentFormat.OpenXml.Drawing.Pictures;
using Place = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>
/// Writes a signing copy as a DOCX: a template with the text in the place of its content controls. The same text in the same template gives the same bytes.
/// </summary>
internal static class SigningCopyFile
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Side of the QR code: 24 mm, in 360,000ths of a centimetre.</summary>
    private const long PictureSide = 864_000;

    private const string PictureOf = "http://schemas.openxmlformats.org/drawingml/2006/picture";

    /// <summary>Writes it.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="template">A template without fault.</param>
    public static byte[] Write(SigningCopy copy, SigningTemplate template)
    {
        using var file = new MemoryStream();
        file.Write(template.Content);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var pictures = 0;
            foreach (var control in TemplateControls.In(document).ToArray())
            {
                if (control.Tag == "qr")
                {
                    TemplateControls.Put(control, Code(control.Part, copy.Address, ++pictures));
                }
                else if (Blocks(copy, control.Tag) is { } blocks)
                {
                    TemplateControls.Replace(control, blocks);
                }
                else if (Words(copy, control.Tag) is { } words)
                {
                    TemplateControls.Say(control, words);
                }
            }
        }

        return DocumentZip.Timeless(file);
    }

    /// <summary>What the file is called.</summary>
    /// <param name="copy">The copy.</param>
    public static string NameOf(SigningCopy copy) =>
        $"{copy.Title.Zh}（{(copy.IsDraft ? "草案" : "签署稿")}，{SigningCopyTexts.Revision(copy.Number).Zh}）.docx";

    private static IReadOnlyList<DocumentFormat.OpenXml.OpenXmlElement>? Blocks(SigningCopy copy, string tag) => tag switch
    {
        "parties" => CopyBlocks.Parties(copy),
        "terms" => CopyBlocks.Terms(copy),
        "signatures" => CopyBlocks.Signatures(copy),
        _ => null,
    };

    private static string? Words(SigningCopy copy, string tag) => tag switch
    {
        "title" => copy.Title.Zh,
        "title-en" => UiLanguage.Chinese.InOther(copy.Title) ?? "",
        "draft" => copy.IsDraft ? SigningCopyTexts.Both(SigningCopyTexts.Draft) : "",
        "reference" => copy.Reference ?? "—",
        "kind" => SigningCopyTexts.Both(Names.Of(copy.Kind)),
        "digest" => copy.Digest,
        "text-number" => SigningCopyTexts.Both(SigningCopyTexts.Revision(copy.Number)),
        _ => null,
    };

    private static Run Code(OpenXmlPart part, string address, int number)
    {
        var id = $"signingCopyCode{number}";
        var image = part switch
        {
            MainDocumentPart main => main.AddImagePart(ImagePartType.Png, id),
            HeaderPart header => header.AddImagePart(ImagePartType.Png, id),
            FooterPart footer => footer.AddImagePart(ImagePartType.Png, id),
            _ => throw new InvalidOperationException($"No picture can be put into {part.Uri}."),
        };
        using var png = new MemoryStream(QrCode.Png(address));
        image.FeedData(png);
        var name = $"QR {number}";
        return new Run(new Drawing(new Place.Inline(
            new Place.Extent { Cx = PictureSide, Cy = PictureSide },
            new Place.DocProperties { Id = (uint)(9000 + number), Name = name, Description = address },
            new A.Graphic(new A.GraphicData(new Picture.Picture(
                new Picture.NonVisualPictureProperties(
                    new Picture.NonVisualDrawingProperties { Id = 0U, Name = name, Description = address }, new Picture.NonVisualPictureDrawingProperties()),
                new Picture.BlipFill(new A.Blip { Embed = id }, new A.Stretch(new A.FillRectangle())),
                new Picture.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = PictureSide, Cy = PictureSide }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }))) { Uri = PictureOf })) {
            DistanceFromTop = 0U, DistanceFromBottom = 0U, DistanceFromLeft = 0U, DistanceFromRight = 0U,
        }));
    }
}
