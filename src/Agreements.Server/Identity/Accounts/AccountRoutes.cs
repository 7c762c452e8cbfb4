using Agreements.Server.Http;
using Agreements.Server.Localization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using ProblemDetails = Microsoft.AspNetCore.Mvc.ProblemDetails;

namespace Agreements.Server.Identity.Accounts;

/// <summary>The number of something made on an account.</summary>
/// <param name="Number">Its number, by which it is ended.</param>
public sealed record Numbered(long Number);

/// <summary>What of a sign-in is set anew.</summary>
/// <param name="SecondFactorLost">Whether the second factor is taken away as well.</param>
/// <param name="Reason">Why, for the history of the account.</param>
public sealed record PasswordReset(bool SecondFactorLost = false, string? Reason = null);

/// <summary>Why something is done, for the history of the account.</summary>
/// <param name="Reason">Why; null for nothing to say.</param>
public sealed record Why(string? Reason = null);

/// <summary>Nothing to say.</summary>
public sealed record Nothing;

/// <summary>Accounts over HTTP: administrators' alone, but for who one is oneself.</summary>
public static class AccountRoutes
{
    private static readonly DateOnly Day = new(2026, 12, 31);

    /// <summary>Maps them.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapAccountRoutes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", Me).WithName("readMe")
            .WithSummary("Who asks, in which role, and in which others they could: see the header Acting-As.").ProducesProblem(401);
        var accounts = api.MapGroup("/accounts").AddEndpointFilter(AdministratorsOnly);
        accounts.MapGet("", async (AccountReads reads, CancellationToken stop) => await reads.AllAsync(stop))
            .WithName("readAccounts").WithSummary("All accounts with roles, delegations and keys; never a secret.")
            .Produces<AccountView[]>().ProducesProblem(403);
        accounts.MapGet("/{id}", async (string id, AccountReads reads, CancellationToken stop) =>
                await reads.FindAsync(id, stop) is { } found ? Results.Ok(found) : Problem(AccountRefusal.NoAccount))
            .WithName("readAccount").WithSummary("One account.").Produces<AccountView>().ProducesProblem(403).ProducesProblem(404);
        accounts.MapGet("/changes", async (AccountReads reads, CancellationToken stop, string? account = null, long? before = null, int limit = 100) =>
                await reads.ChangesAsync(account, before, Questions.Limit(limit, AccountReads.MostChanges), stop))
            .WithName("readAccountChanges").WithSummary("Who changed what on which account, newest first.").Produces<ChangeView[]>().ProducesProblem(403);
        Map(accounts, "", "createAccount", "Make an account; the answer shows its password this once.", new NewAccount("li.wei"),
            (desk, by, _, b) => desk.CreateAsync(by, b), 201);
        Map(accounts, "/{id}/disable", "disableAccount", "Keep an account out; its sessions end, its keys and delegations are worth nothing.", new Why(),
            (desk, by, id, b) => desk.DisableAsync(by, id, b.Reason));
        Map(accounts, "/{id}/enable", "enableAccount", "Let an account in again.", new Nothing(), (desk, by, id, _) => desk.EnableAsync(by, id));
        Map(accounts, "/{id}/password", "resetPassword", "Set a password for once, shown in the answer; the account's sessions end.", new PasswordReset(),
            (desk, by, id, b) => desk.ResetPasswordAsync(by, id, b.SecondFactorLost, b.Reason));
        Map(
            accounts, "/{id}/sessions/end", "endSessions", "End all sessions of an account.", new Why(),
            (desk, by, id, b) => desk.EndSessionsAsync(by, id, b.Reason));
        MapRoles(accounts);
    }

    private static void MapRoles(IEndpointRouteBuilder accounts)
    {
        Map(accounts, "/{id}/grants", "grantRole", "Give a role for an institution.", new NewGrant(ActingRole.Coordinator, "qingyang-edu"),
            async (desk, by, id, b) => Number(await desk.GrantAsync(by, id, b)), 201);
        MapEnd(
            accounts, "/{id}/grants/{number:long}/end", "endGrant", "Take a role; delegations of it end with it.",
            (desk, by, id, n) => desk.EndGrantAsync(by, id, n));
        Map(accounts, "/{id}/delegations", "delegateRole", "Let another account stand in for one in a role until a day.",
            new NewDelegation("u-k3m9x2p7wd", ActingRole.Coordinator, "qingyang-edu", Day),
            async (desk, by, id, b) => Number(await desk.DelegateAsync(by, id, b)), 201);
        MapEnd(accounts, "/{id}/delegations/{number:long}/revoke", "revokeDelegation", "End a delegation before its day.",
            (desk, by, id, n) => desk.RevokeDelegationAsync(by, id, n));
        Map(accounts, "/{id}/keys", "issueKey", "Issue a key; the answer shows it this once.",
            new NewKey("学籍系统", [Scopes.Read, "recordSignature"], new DateTimeOffset(Day, TimeOnly.MinValue, TimeSpan.Zero)),
            (desk, by, id, b) => desk.IssueKeyAsync(by, id, b), 201);
        MapEnd(accounts, "/{id}/keys/{number:long}/revoke", "revokeKey", "Revoke a key.", (desk, by, id, n) => desk.RevokeKeyAsync(by, id, n));
    }

    /// <summary>A refusal as a problem, with both its sentences.</summary>
    /// <param name="refusal">The refusal.</param>
    private static IResult Problem(AccountRefusal refusal)
    {
        var problem = Problems.Of(refusal.Status, refusal.Code, "Not done.", refusal.Sentence.EnOrZh);
        problem.Extensions["sentence"] = new { refusal.Sentence.Zh, refusal.Sentence.En };
        return problem.ToResult();
    }

    private static void Map<TBody, T>(
        IEndpointRouteBuilder accounts, string route, string name, string summary, TBody example,
        Func<AccountAdministration, string, string, TBody, Task<Settled<T>>> settle,
        int status = 200)
        where TBody : notnull =>
        accounts.MapPost(route, async (HttpContext http, AccountAdministration desk, IOptions<JsonOptions> json) =>
            {
                var body = RequestReading.Parse<TBody>(await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions);
                var settled = await settle(desk, Caller.Of(http.User)!.Account, http.GetRouteValue("id") as string ?? "", body);
                // Some answers show a secret: none is kept anywhere on its way.
                http.Response.Headers.CacheControl = "no-store";
                return settled.Refusal is { } refusal ? Problem(refusal) : Results.Json(settled.Value, json.Value.SerializerOptions, statusCode: status);
            })
            .WithName(name).WithSummary(summary).WithMetadata(new RequestExample(example)).Produces<T>(status)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).Produces<ProblemDetails>(409, "application/problem+json");

    private static void MapEnd(
        IEndpointRouteBuilder accounts, string route, string name, string summary,
        Func<AccountAdministration, string, string, long, Task<Settled<long>>> settle) =>
        accounts.MapPost(route, async (string id, long number, HttpContext http, AccountAdministration desk) =>
                await settle(desk, Caller.Of(http.User)!.Account, id, number) is { Refusal: { } refusal } ? Problem(refusal) : Results.Ok(new Numbered(number)))
            .WithName(name).WithSummary(summary).Produces<Numbered>().ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);

    private static Settled<Numbered> Number(Settled<long> settled) => settled.Refusal is { } refusal ? refusal : new Numbered(settled.Value);

    private static async Task<IResult> Me(HttpContext http, KnownAccounts known, TimeProvider clock)
    {
        var id = http.User.FindFirst(Caller.AccountClaim)?.Value ?? "";
        var account = await known.FindAsync(id, http.RequestAborted);
        return Results.Ok(new
        {
            Account = id, Caller.Of(http.User)?.Role, Caller.Of(http.User)?.Institution, Caller.Of(http.User)?.For,
            Held = account?.HeldOn(clock.Today()).Select(c => c.Said) ?? [],
        });
    }

    private static async ValueTask<object?> AdministratorsOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Caller.Of(context.HttpContext.User) is { Role: ActingRole.Administrator }
            ? await next(context)
            : Problems.Of(403, "administrators-only", "Administrators only.", "Accounts are kept by administrators: ask one, or ask as one.").ToResult();
}
