using Microsoft.AspNetCore.Mvc;

namespace Agreements.Server.Http;

/// <summary>Maps a command to a route, with all that its callers need to know in the OpenAPI document.</summary>
public static class CommandRoutes
{
    /// <summary>A command on one agreement: <c>POST /api/v1/agreements/{id}/…</c>.</summary>
    /// <param name="api">The group of the API.</param>
    /// <param name="route">The last part of the path.</param>
    /// <param name="name">Operation id.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="command">Makes the command.</param>
    /// <param name="example">An example of the body.</param>
    /// <typeparam name="TBody">The body's shape.</typeparam>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder api, string route, string name, string summary, Func<Guid, TBody, Asking, AgreementCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/agreements/{{id:guid}}/{route}", (Guid id, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<TBody>(http, (body, asking) => command(id, body, asking)))
            .Describe(name, summary, example);

    /// <summary>Documents a write endpoint.</summary>
    /// <param name="route">The route.</param>
    /// <param name="name">Operation id.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="example">An example of the body.</param>
    /// <typeparam name="TBody">The body's shape.</typeparam>
    public static RouteHandlerBuilder Describe<TBody>(this RouteHandlerBuilder route, string name, string summary, TBody example)
        where TBody : notnull => route
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(new RequestExample(example))
            .Produces<Receipt>()
            .ProducesProblem(400)
            .ProducesProblem(401)
            .ProducesProblem(404)
            .Produces<ProblemDetails>(409, "application/problem+json")
            .ProducesProblem(412)
            .ProducesProblem(422);
}

/// <summary>An example of a request body, shown in the OpenAPI document.</summary>
/// <param name="Body">The example.</param>
public sealed record RequestExample(object Body);
