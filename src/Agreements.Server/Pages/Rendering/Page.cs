using Agreements.Server.Pages.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agreements.Server.Pages.Rendering;

/// <summary>How a page is answered: rendered here, without scripts, in the reader's language.</summary>
public static class Page
{
    /// <summary>A page.</summary>
    /// <typeparam name="T">Its component.</typeparam>
    /// <param name="context">The request.</param>
    /// <param name="parameters">The component's parameters: an anonymous object; null for none.</param>
    /// <param name="status">The HTTP status.</param>
    public static IResult Of<T>(HttpContext context, object? parameters = null, int status = StatusCodes.Status200OK)
        where T : IComponent
    {
        var headers = context.Response.Headers;
        headers.ContentLanguage = LanguageChoice.Of(context.Request).Tag;
        headers.Vary = "Accept-Language, Cookie";
        return new RazorComponentResult<T>(parameters ?? new { }) { StatusCode = status, PreventStreamingRendering = true };
    }
}
