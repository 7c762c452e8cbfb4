
namespace Agreements.Server.Http;

/// <summary>Tells people from programs.</summary>
internal static class PageRequests
{
    /// <summary>Whether somebody looks at a page, and no program asks.</summary>
    /// <param name="request">The request.</param>
    public static bool AsksForPage(this HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
