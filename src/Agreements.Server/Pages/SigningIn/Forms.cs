using Agreements.Server.Http;

namespace Agreements.Server.Pages.SigningIn;

/// <summary>Reads what a form of a page sends.</summary>
internal static class Forms
{
    /// <summary>The fields of the form that a request sends.</summary>
    /// <exception cref="MalformedRequestException">It sends no form.</exception>
    public static Task<IFormCollection> FormAsync(this HttpContext context) => context.Request.HasFormContentType
        ? context.Request.ReadFormAsync(context.RequestAborted)
        : throw new MalformedRequestException("This takes the form of a page: send it from there. Programs have /api/v1.");
}
