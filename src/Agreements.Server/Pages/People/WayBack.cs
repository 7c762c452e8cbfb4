using Agreements.Server.Pages.Texts;
using Microsoft.Extensions.Primitives;

namespace Agreements.Server.Pages.People;

/// <summary>The form that somebody was in the middle of when a person had to be entered first: there they go on, with the person in its field.</summary>
/// <param name="Address">Its address, with all that was typed in it.</param>
/// <param name="Field">The field of the person.</param>
public sealed record WayBack(string Address, string Field)
{
    /// <summary>The way back that an address or a form says; null for none. Only to a page of this server.</summary>
    internal static WayBack? Of(StringValues address, StringValues field) =>
        address.ToString() is var to && LanguageChoice.IsWayBack(to) && field.ToString() is { Length: > 0 } named ? new WayBack(to, named) : null;

    /// <summary>The same of a request, whether it opened the form or sent it.</summary>
    internal static WayBack? Of(HttpContext context) => context.Request.HasFormContentType
        ? Of(context.Request.Form["return"], context.Request.Form["field"])
        : Of(context.Request.Query["return"], context.Request.Query["field"]);

    /// <summary>The address with the person in it.</summary>
    /// <param name="person">The person's id.</param>
    public string With(string person) => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Uri.EscapeDataString(Field)}={person}";
}
