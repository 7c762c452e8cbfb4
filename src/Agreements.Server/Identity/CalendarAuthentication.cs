using Agreements.Server.Http;
using Agreements.Server.Identity.Accounts;
using Agreements.Server.Localization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using System.Security.Claims;
using System.Text.Encodings.Web;

namespace Agreements.Server.Identity;

/// <summary>
/// Knows who asks by the secret of a calendar's address, for that one address and nothing else. The secret stands in the query, which no log, trace or
/// metric of ours holds. Whoever asks does so in the role in which the calendar was made, as long as its owner holds it.
/// </summary>
/// <param name="options">The scheme's options.</param>
/// <param name="loggers">Makes the log.</param>
/// <param name="encoder">Unused, as the base class wants it.</param>
/// <param name="feeds">The calendars.</param>
/// <param name="known">Accounts.</param>
/// <param name="clock">The clock.</param>
public sealed class CalendarAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, CalendarFeeds feeds, KnownAccounts known,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Name of the scheme.</summary>
    public const string Name = "calendar";

    /// <summary>The address of every calendar.</summary>
    public const string Path = "/calendar/feed.ics";

    /// <summary>The parameter of the secret.</summary>
    public const string Parameter = "key";

    private const int LongestSecret = 64;

    /// <summary>Whether a request is for a calendar: whatever else it brings does not count.</summary>
    /// <param name="request">The request.</param>
    public static bool IsFor(HttpRequest request) => request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of a calendar on a server.</summary>
    /// <param name="server">The server's own address.</param>
    /// <param name="secret">The secret.</param>
    public static Uri Address(Uri server, string secret) => new(server, $"{Path}?{Parameter}={secret}");

    /// <summary>The same answer for a secret that never was, one that was ended, and one whose owner may not ask any more.</summary>
    public static IResult Unknown() => Problems.Of(
        StatusCodes.Status404NotFound, "calendar-unknown", "There is no such calendar.",
        "The address is not known, or was ended. Its owner makes a new one under Calendar, Subscribe.").ToResult();

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Query[Parameter].ToString();
        if (secret.Length is 0 or > LongestSecret || await feeds.FindAsync(secret, Context.RequestAborted) is not { } feed)
        {
            return AuthenticateResult.Fail("The calendar is not known, or no longer.");
        }

        if (await known.FindAsync(feed.Account, Context.RequestAborted) is not { IsDisabled: false } account
            || account.HeldOn(clock.Today()).FirstOrDefault(feed.IsOf) is not { } capacity)
        {
            return AuthenticateResult.Fail("The calendar's account is disabled, or holds its role no more.");
        }

        Context.Features.Set(feed);
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(ActingAs.Identity(account, capacity, Proof.Calendar, null, Name)), Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Unknown().ExecuteAsync(Context);
}
