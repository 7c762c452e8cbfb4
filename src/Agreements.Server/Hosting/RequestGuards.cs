using Agreements.Server.Http;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Identity;
using Agreements.Server.Pages.Errors;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using System.Security.Claims;

namespace Agreements.Server.Hosting;

/// <summary>
/// Stands between knowing who asks and answering: a role that is not held, a password that must be changed first, a form that was not given out
/// by this server.
/// </summary>
public static class RequestGuards
{
    /// <summary>Turns away who wants a role they do not hold, and leads whoever must change the password or lacks a second factor there.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseEntrance(this IApplicationBuilder app) => app.Use((http, next) =>
        http.Features.Get<RoleNotHeld>() is { } missing ? RefuseAsync(http, missing)
        : MustChangeFirst(http) ? LeadAsync(
            http, Challenges.PasswordPath, "password-to-change", "Change the password first.",
            $"Somebody else chose it: open {Challenges.PasswordPath} and choose your own.")
        : MustAddFactorFirst(http) ? LeadAsync(
            http, Challenges.SecondFactorPath, "second-factor-to-turn-on", "Turn on a second factor first.",
            $"This house wants one of everybody: open {Challenges.SecondFactorPath} and give the key to an authenticator.")
        : next(http));

    /// <summary>
    /// After authorization: a change that is proved by a cookie, or by nothing yet, comes from a form of this server. Keys and tokens prove it
    /// themselves: no browser adds them to what another site makes it send.
    /// </summary>
    /// <param name="app">The pipeline.</param>
    public static void UseFormTokens(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (IsSafe(http.Request.Method)
            || http.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ProvedByItself>() is not null
            || http.User.FindFirstValue(Caller.ProofClaim) is nameof(Proof.Key) or nameof(Proof.Token))
        {
            await next(http);
            return;
        }

        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
        }
        catch (AntiforgeryValidationException)
        {
            await (Challenges.AsksForPage(http.Request) ? Missing.FormTooOld(http)
                : Problems.Of(
                    400, "form-token-missing", "Not from a form of this server.",
                    "With a cookie, send the token of a form here as RequestVerificationToken; programs send an API key instead.").ToResult())
                        .ExecuteAsync(http);
            return;
        }

        await next(http);
    });

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool MustChangeFirst(HttpContext http) =>
        http.Features.Get<KnownAccount>() is { MustChange: true } && IsGuarded(http) && http.Request.Path.Value is not Challenges.PasswordPath;

    /// <summary>By a password alone, where the house wants more. Keys and tokens are no sign-in of ours.</summary>
    private static bool MustAddFactorFirst(HttpContext http) =>
        http.Features.Get<KnownAccount>() is { HasSecondFactor: false }
        && http.User.FindFirstValue(Caller.ProofClaim) is not (nameof(Proof.Key) or nameof(Proof.Token))
        && http.RequestServices.GetRequiredService<AccessSettings>().RequiresSecondFactor
        && IsGuarded(http) && http.Request.Path.Value is not (Challenges.PasswordPath or Challenges.SecondFactorPath);

    private static bool IsGuarded(HttpContext http) =>
        http.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && http.Request.Path.Value is not Challenges.SignOutPath;

    private static Task LeadAsync(HttpContext http, string to, string code, string title, string detail)
    {
        if (Challenges.AsksForPage(http.Request))
        {
            http.Response.Redirect(to);
            return Task.CompletedTask;
        }

        return Problems.Of(403, code, title, detail).ToResult().ExecuteAsync(http);
    }

    private static Task RefuseAsync(HttpContext http, RoleNotHeld missing)
    {
        var problem = Problems.Of(
            403, "role-not-held", "That role is not held.",
            missing.Held.Count == 0
                ? $"{missing.Wanted} is not held, nor any other role."
                : $"{missing.Wanted} is not held. Held now: {string.Join(", ", missing.Held)}.");
        problem.Extensions["held"] = missing.Held;
        return problem.ToResult().ExecuteAsync(http);
    }
}
