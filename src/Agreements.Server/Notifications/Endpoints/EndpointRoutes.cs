using Agreements.Server.Http;
using Agreements.Server.Identity;
using Agreements.Server.Notifications.Telling;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Agreements.Server.Notifications.Endpoints;

/// <summary>Endpoints over HTTP: administrators' alone.</summary>
public static class EndpointRoutes
{
    /// <summary>Maps them.</summary>
    /// <param name="operations">The group of what administrators run.</param>
    public static void MapNotificationEndpoints(this IEndpointRouteBuilder operations)
    {
        operations.MapGet("/notification-endpoints", async (EndpointStore store, CancellationToken stop) => await store.AllAsync(stop))
            .WithName("readNotificationEndpoints").WithSummary("Group mailboxes, webhooks and chat robots that are told; never an address or a secret.")
            .Produces<NotificationEndpoint[]>().ProducesProblem(403);
        operations.MapPost("/notification-endpoints", AddAsync).WithName("saveNotificationEndpoint")
            .WithSummary("Adds an endpoint; under a name that is there it takes its place, and is on. Addresses and secrets are never shown again.")
            .WithMetadata(new RequestExample(new NewEndpoint(
                "archive", EndpointChannel.Webhook, "https://archive.example/hooks/agreements", "qingyang-edu",
                ["whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="])))
            .Produces(204).ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        operations.MapPost("/notification-endpoints/{name}/end", async (string name, EndpointStore store, CancellationToken stop) =>
                await store.EndAsync(name, stop) ? Results.NoContent() : Unknown(name))
            .WithName("endNotificationEndpoint").WithSummary("Takes an endpoint away; what was told to it stays in the log.")
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        operations.MapPost("/notification-endpoints/{name}/test", async (string name, EndpointStore store, Teller teller, CancellationToken stop) =>
                await TestAsync(name, store, teller, stop) ? Results.Accepted() : Unknown(name))
            .WithName("testNotificationEndpoint").WithSummary("Has a test told to an endpoint; how it went is in the log of notifications.")
            .Produces(202).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        operations.MapPost("/notification-endpoints/{name}/off", async (
                string name, EndpointSwitches switches, TimeProvider clock, CancellationToken stop) =>
                await switches.TurnOffAsync(name, "asked", clock.GetUtcNow(), null, stop) ? Results.NoContent() : Unknown(name))
            .WithName("turnNotificationEndpointOff").WithSummary("Turns an endpoint off; what it misses is kept.")
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        operations.MapPost("/notification-endpoints/{name}/on", async (string name, EndpointSwitches switches, Teller teller, CancellationToken stop) =>
                await OnAsync(name, switches, teller, stop) ? Results.NoContent() : Unknown(name))
            .WithName("turnNotificationEndpointOn").WithSummary("Turns an endpoint on again, and sends what it missed.")
            .Produces(204).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
    }

    /// <summary>Turns one on, and has sent at once what it missed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="switches">Turns it on.</param>
    /// <param name="teller">Sends what it missed.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>False where there is none that is off.</returns>
    internal static async Task<bool> OnAsync(string name, EndpointSwitches switches, Teller teller, CancellationToken stop)
    {
        if (!await switches.TurnOnAsync(name, stop))
        {
            return false;
        }

        teller.Wake();
        return true;
    }

    /// <summary>Has a test told to one, at once.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="store">The endpoints.</param>
    /// <param name="teller">Tells it.</param>
    /// <param name="stop">Stops waiting.</param>
    /// <returns>False where there is none.</returns>
    internal static async Task<bool> TestAsync(string name, EndpointStore store, Teller teller, CancellationToken stop)
    {
        var isThere = await store.TestAsync(name, stop);
        teller.Wake();
        return isThere;
    }

    private static IResult Unknown(string name) =>
        Problems.Of(404, "endpoint-unknown", "There is no such thing.", $"There is no endpoint '{name}' to do that with.").ToResult();

    private static async Task<IResult> AddAsync(HttpContext http, EndpointStore store, IOptions<JsonOptions> json)
    {
        var asked = RequestReading.Parse<NewEndpoint>(await RequestReading.ReadTextAsync(http.Request, http.RequestAborted), json.Value.SerializerOptions);
        var fault = EndpointStore.FaultOf(asked) ?? await store.SaveAsync(asked, Caller.Of(http.User)!.Account, http.RequestAborted);
        return fault is null ? Results.NoContent() : throw new MalformedRequestException(fault);
    }
}
