using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Notifications.Causes;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Agreements.Server.Notifications.Rules;

/// <summary>Rules over HTTP: administrators' alone.</summary>
public static class RuleRoutes
{
    /// <summary>Maps them.</summary>
    /// <param name="operations">The group of what administrators run.</param>
    public static void MapNotificationRules(this IEndpointRouteBuilder operations)
    {
        operations.MapGet("/notification-rules", async (RuleStore store, CancellationToken stop) => await store.AllAsync(stop))
            .WithName("readNotificationRules").WithSummary("Who is told by their role, of what, and of which agreements.")
            .Produces<NotificationRule[]>().ProducesProblem(403);
        operations.MapPost("/notification-rules", AddAsync).WithName("saveNotificationRule")
            .WithSummary("Adds a rule; under a name that is there it takes its place. Each is told as they chose, and only of what they may see.")
            .WithMetadata(new RequestExample(new NotificationRule(
                "bureau-leaders", ActingRole.Approver, "qingyang-edu", [Topic.Terminated, Topic.Overdue])))
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        operations.MapPost("/notification-rules/{name}/end", async (string name, RuleStore store, CancellationToken stop) =>
                await store.EndAsync(name, stop) ? Results.NoContent()
                    : Problems.Of(404, "rule-unknown", "There is no such thing.", $"There is no rule '{name}'.").ToResult())
            .WithName("endNotificationRule").WithSummary("Takes a rule away; what was told by it stays in the log.")
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    private static async Task<IResult> AddAsync(HttpContext http, RuleStore store, IOptions<JsonOptions> json)
    {
        var rule = RequestReading.Parse<NotificationRule>(
            await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions);
        return await store.SaveAsync(rule, Caller.Of(http.User)!.Account, http.RequestAborted) is { } fault
            ? throw new MalformedRequestException(fault) : Results.NoContent();
    }
}
