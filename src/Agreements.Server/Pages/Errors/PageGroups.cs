using Agreements.Server.Identity;
using Agreements.Server.Identity.Accounts;

namespace Agreements.Server.Pages.Errors;

/// <summary>Pages that are not for everybody, and what others are answered there.</summary>
internal static class PageGroups
{
    /// <summary>A group of pages for administrators; others are told so.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="prefix">What their addresses begin with.</param>
    public static RouteGroupBuilder ForAdministrators(this IEndpointRouteBuilder pages, string prefix = "") =>
        pages.MapGroup(prefix).AddEndpointFilter(async (context, next) => Caller.Of(context.HttpContext.User) is { Role: ActingRole.Administrator }
            ? await next(context) : Missing.AdministratorsOnly(context.HttpContext));

    /// <summary>A group of pages about one's own account; whoever is nobody known is led to sign in.</summary>
    /// <param name="pages">The pages.</param>
    public static RouteGroupBuilder ForOwnAccount(this IEndpointRouteBuilder pages) => pages.MapGroup("").AddEndpointFilter(async (context, next) =>
        context.HttpContext.Features.Get<KnownAccount>() is null ? Results.LocalRedirect(Challenges.SignInPath) : await next(context));
}
