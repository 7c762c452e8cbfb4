using Agreements.Server.Localization;
using Microsoft.AspNetCore.Components;

namespace Agreements.Server.Pages.Texts;

/// <summary>What every component of a page begins with: the request, and the language to answer it in.</summary>
public abstract class LocalizedComponent : ComponentBase
{
    private UiLanguage? _say;

    /// <summary>The request that the page answers; given by the renderer.</summary>
    [CascadingParameter]
    public required HttpContext Context { get; set; }

    /// <summary>The language of the page.</summary>
    protected UiLanguage Say => _say ??= LanguageChoice.Of(Context.Request);
}
