using Agreements.Server.Pages.Texts;

namespace Agreements.Server.Pages.Layout;

/// <summary>Light or dark: as the reader's system is, unless they chose (a cookie).</summary>
public enum Look
{
    /// <summary>As the system is.</summary>
    System,

    /// <summary>Light.</summary>
    Light,

    /// <summary>Dark.</summary>
    Dark,
}

/// <summary>Which look somebody reads in, and how they choose another.</summary>
public static class Appearance
{
    /// <summary>Path of the endpoint that remembers a choice.</summary>
    public const string Path = "/appearance";

    private const string Cookie = "agreements-look";

    /// <summary>The look to answer a request in.</summary>
    /// <param name="request">The request.</param>
    public static Look Of(HttpRequest request) => KebabEnum<Look>.TryParse(request.Cookies[Cookie] ?? "", out var look) ? look : Look.System;

    /// <summary>What the page's head says of the schemes it can be shown in.</summary>
    /// <param name="look">The look.</param>
    public static string Schemes(Look look) => look switch { Look.Light => "light", Look.Dark => "dark", _ => "light dark" };

    /// <summary>When the dark colours hold; null for never. They never hold on paper.</summary>
    /// <param name="look">The look.</param>
    public static string? DarkWhen(Look look) =>
        look switch { Look.Light => null, Look.Dark => "screen", _ => "screen and (prefers-color-scheme: dark)" };

    /// <summary>The address of a link that remembers a look and comes back to the page it is on.</summary>
    /// <param name="request">The request for that page.</param>
    /// <param name="look">The look.</param>
    public static string LinkTo(HttpRequest request, Look look) =>
        $"{Path}{QueryString.Create("to", KebabEnum<Look>.Name(look)).Add("back", request.Path.Value + request.QueryString)}";

    /// <summary>Remembers a look and goes back to a page of this server; anywhere else is replaced by the first page.</summary>
    /// <param name="context">The request.</param>
    /// <param name="to">The look.</param>
    /// <param name="back">The page to go back to: a path of this server.</param>
    public static IResult Remember(HttpContext context, string? to, string? back) =>
        KebabEnum<Look>.TryParse(to ?? "", out var look) ? OwnChoice.Remember(context, Cookie, KebabEnum<Look>.Name(look), back) : Results.BadRequest();
}
