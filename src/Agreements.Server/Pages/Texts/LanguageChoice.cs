using Agreements.Server.Localization;
using Microsoft.Net.Http.Headers;

namespace Agreements.Server.Pages.Texts;

/// <summary>
/// Which language somebody reads: what the address says (<c>?lang=</c>), else what they chose before (a cookie), else what their browser
/// prefers, else Chinese.
/// </summary>
public static class LanguageChoice
{
    /// <summary>Name of the cookie. It holds a language tag and nothing about the person.</summary>
    public const string Cookie = "agreements-lang";

    /// <summary>Name of the parameter of an address.</summary>
    public const string Parameter = "lang";

    /// <summary>Path of the endpoint that remembers a choice.</summary>
    public const string Path = "/language";

    private static readonly object Chosen = new();

    /// <summary>The language to answer a request in; chosen once, for every component of a page asks.</summary>
    /// <param name="request">The request.</param>
    public static UiLanguage Of(HttpRequest request) =>
        (UiLanguage)(request.HttpContext.Items[Chosen] ??= Choose(request))!;

    private static UiLanguage Choose(HttpRequest request) =>
        UiLanguage.Find(request.Query[Parameter]) ?? UiLanguage.Find(request.Cookies[Cookie]) ?? Preferred(request) ?? UiLanguage.Chinese;

    /// <summary>The address of a link that remembers a language and comes back to the page it is on.</summary>
    /// <param name="request">The request for that page.</param>
    /// <param name="chosen">The language.</param>
    public static string LinkTo(HttpRequest request, UiLanguage chosen)
    {
        // A language left in the address would win over the choice just made.
        var rest = QueryString.Create(request.Query.Where(q => q.Key != Parameter));
        return $"{Path}{QueryString.Create("to", chosen.Tag).Add("back", request.Path.Value + rest)}";
    }

    /// <summary>Remembers a language and goes back to a page of this server; anywhere else is replaced by the first page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="to">The language's tag.</param>
    /// <param name="back">The page to go back to: a path of this server.</param>
    public static IResult Remember(HttpContext context, string? to, string? back) =>
        UiLanguage.Find(to) is { } chosen ? OwnChoice.Remember(context, Cookie, chosen.Tag, back) : Results.BadRequest();

    /// <summary>True for a path of this server, false for anything a browser could read as another one.</summary>
    /// <param name="path">The path; null is not one.</param>
    public static bool IsLocal(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(char.IsControl);

    /// <summary>The same for a page that a form goes back to: its address is made longer, and a backslash in it is nobody's.</summary>
    /// <param name="path">The path; null is not one.</param>
    public static bool IsWayBack(string? path) => IsLocal(path) && !path!.Contains('\\', StringComparison.Ordinal);

    private static UiLanguage? Preferred(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted)
            ? accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1).Select(a => UiLanguage.Find(a.Value.Value))
                .FirstOrDefault(t => t is not null)
            : null;
}
