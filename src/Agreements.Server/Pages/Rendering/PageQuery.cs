using static Agreements.Server.Http.Questions;

namespace Agreements.Server.Pages.Rendering;

/// <summary>What an address asks of a page: left out and left empty are the same.</summary>
internal static class PageQuery
{
    // The longest text a person types into a search box; more is somebody trying the database's patience.
    private const int LongestText = 100;

    /// <summary>What is given for a parameter; null for nothing.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The parameter.</param>
    public static string? Given(this HttpContext context, string name) =>
        context.Request.Query[name].ToString().Trim() is { Length: > 0 } given && !given.Any(char.IsControl)
            ? given[..Math.Min(given.Length, LongestText)]
            : null;

    /// <summary>The same of what is compared to the letter and never searched for, so that none is too long; what no text has is left out.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The parameter.</param>
    public static string? Whole(this HttpContext context, string name) =>
        context.Request.Query[name].ToString() is { Length: > 0 } given ? given.Trim().Replace("\0", "", StringComparison.Ordinal) : null;

    /// <summary>Where a page begins; null for the first.</summary>
    /// <param name="context">The request.</param>
    public static string? After(this HttpContext context) => context.Request.Query["after"].ToString() is { Length: > 0 } after ? after : null;

    /// <summary>A word of a list of words; null where none is given.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The parameter.</param>
    public static T? Word<T>(this HttpContext context, string name)
        where T : struct, Enum => MaybeWord<T>(name, context.Given(name));

    /// <summary>A page of a list; the first one where the address begins at none: that helps a reader more than a refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="read">Reads from where the address says.</param>
    public static Task<T> PageAsync<T>(this HttpContext context, Func<string?, Task<T>> read) => PageAsync(context.After(), read);

    /// <summary>The same from a place that was read already.</summary>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="read">Reads from there.</param>
    public static async Task<T> PageAsync<T>(string? after, Func<string?, Task<T>> read)
    {
        try
        {
            return await read(after);
        }
        catch (FormatException)
        {
            return await read(null);
        }
    }

    /// <summary>An address with the parameters that say something.</summary>
    /// <param name="path">The path.</param>
    /// <param name="query">The parameters.</param>
    public static string Address(string path, params (string Name, string? Value)[] query) =>
        path + QueryString.Create(query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value)));
}
