using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using DocumentFormat.OpenXml;

namespace Agreements.Server.Exchange.SigningCopies;

/// <summary>A content control of a template.</summary>
/// <param name="Tag">Its tag, or its title where it has no tag.</param>
/// <param name="Part">The part of the document that it stands in: body, header or footer.</param>
/// <param name="Element">The control.</param>
internal sealed record TemplateControl(string Tag, OpenXmlPart Part, SdtElement Element)
{
    /// <summary>Whether it holds whole paragraphs.</summary>
    public bool IsBlock => Element is SdtBlock;
}

/// <summary>Finds the content controls of a template and puts something in their place.</summary>
internal static class TemplateControls
{
    /// <summary>All of them: in the body, in headers and in footers.</summary>
    /// <param name="document">The document.</param>
    public static IEnumerable<TemplateControl> In(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart ?? throw new InvalidDataException("There is no main part.");
        IEnumerable<OpenXmlPart> parts = [main, .. main.HeaderParts, .. main.FooterParts];
        return parts.SelectMany(p => (p.RootElement ?? throw new InvalidDataException("A part is empty.")).Descendants<SdtElement>()
            .Select(e => new TemplateControl(TagOf(e), p, e)));
    }

    /// <summary>A text takes the place of what stands in a control, in the look that the template gives it; the control itself goes.</summary>
    /// <param name="control">The control.</param>
    /// <param name="text">The text; empty takes the control away with its paragraph.</param>
    public static void Say(TemplateControl control, string text)
    {
        if (text.Length == 0)
        {
            Replace(control, []);
            return;
        }

        var look = LookOf(control.Element);
        Put(control, new Run([.. look is null ? Array.Empty<OpenXmlElement>() : [look], new DocumentFormat.OpenXml.Wordprocessing.Text(Keepable.Of(text))
        {
            Space = SpaceProcessingModeValues.Preserve,
        }]));
    }

    /// <summary>A run takes the place of what stands in a control.</summary>
    /// <param name="control">The control.</param>
    /// <param name="run">The run.</param>
    public static void Put(TemplateControl control, Run run)
    {
        var element = control.Element;
        if (element is SdtRun)
        {
            Replace(control, [run]);
            return;
        }

        // Paragraph, cell or row: what is around the words stays.
        var content = element.ChildElements.First(c => c.LocalName == "sdtContent");
        var paragraph = content.Descendants<Paragraph>().FirstOrDefault() ?? content.AppendChild(new Paragraph());
        var others = content.Descendants<Paragraph>().Skip(1).ToArray();
        paragraph.RemoveAllChildren<Run>();
        paragraph.AppendChild(run);
        Array.ForEach(others, o => o.Remove());
        Replace(control, [.. content.ChildElements.Select(c => c.CloneNode(deep: true))]);
    }

    /// <summary>Paragraphs and tables take the place of a control.</summary>
    /// <param name="control">The control.</param>
    /// <param name="content">What comes there; nothing where a paragraph must be leaves an empty one.</param>
    public static void Replace(TemplateControl control, IReadOnlyList<OpenXmlElement> content)
    {
        var (element, around) = (control.Element, control.Element.Parent!);
        foreach (var one in content)
        {
            around.InsertBefore(one, element);
        }

        element.Remove();
        // A header, footer or cell ends with a paragraph, or Word calls the document damaged.
        if (around is Header or Footer or TableCell && around.LastChild is not Paragraph)
        {
            around.AppendChild(new Paragraph());
        }
    }

    private static string TagOf(SdtElement element) =>
        element.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value ?? element.SdtProperties?.GetFirstChild<SdtAlias>()?.Val?.Value ?? "";

    /// <summary>How the template writes what stands there; but not the grey of an invitation to type.</summary>
    private static RunProperties? LookOf(SdtElement element)
    {
        if (element.Descendants<Run>().FirstOrDefault()?.RunProperties?.CloneNode(deep: true) is not RunProperties look)
        {
            return null;
        }

        if (look.RunStyle?.Val?.Value == "PlaceholderText")
        {
            look.RunStyle.Remove();
        }

        return look;
    }
}
