using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using System.Globalization;

namespace Agreements.Server.Pages.Layout;

/// <summary>A text of a drawing. Razor keeps <c>text</c> for itself, so it is written here.</summary>
public sealed class SvgText : ComponentBase
{
    /// <summary>Its class.</summary>
    [Parameter]
    public string? Look { get; set; }

    /// <summary>Where it stands.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Where its line stands.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>What <see cref="X"/> counts: nothing for the drawing's own units, or <c>%</c> of its width.</summary>
    [Parameter]
    public string Unit { get; set; } = "";

    /// <summary><c>start</c>, <c>middle</c> or <c>end</c>.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired]
    public required string Says { get; set; }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", Look);
        builder.AddAttribute(2, "x", X.ToString("0.#", CultureInfo.InvariantCulture) + Unit);
        builder.AddAttribute(3, "y", Y.ToString("0.#", CultureInfo.InvariantCulture));
        builder.AddAttribute(4, "text-anchor", Anchor);
        builder.AddContent(5, Says);
        builder.CloseElement();
    }
}
