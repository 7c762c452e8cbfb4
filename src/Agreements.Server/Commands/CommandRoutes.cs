using Agreements.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Agreements.Server.Commands;

/// <summary>Maps a command to a route, with all that its callers need to know in the OpenAPI document.</summary>
public static class CommandRoutes
{
    /// <summary>Maps every command.</summary>
    /// <param name="api">The API's routes.</param>
    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        api.MapProposing();
        api.MapJoining();
        api.MapNegotiating();
        api.MapApproving();
        api.MapSigning();
        api.MapDocumenting();
        api.MapCommitting();
        api.MapImplementing();
        api.MapMeasuring();
        api.MapEvaluating();
        api.MapReturning();
        api.MapSuspending();
        api.MapClosing();
        api.MapFraming();
        api.MapRecording();
        api.MapCorrecting();
        api.MapAmending();
        api.MapRenewing();
        api.MapEngaging();
        api.MapInstitutions();
        api.MapBodies();
        api.MapPublishing();
    }

    /// <summary>A command on one agreement, which the body says: <c>POST /api/v1/agreements/{id}/…</c>.</summary>
    /// <typeparam name="TCommand">The command.</typeparam>
    /// <param name="api">The API's routes.</param>
    /// <param name="route">What follows the agreement.</param>
    /// <param name="name">The operation's name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="example">An example.</param>
    public static RouteHandlerBuilder MapCommand<TCommand>(this IEndpointRouteBuilder api, string route, string name, string summary, TCommand example)
        where TCommand : AgreementCommand => api.MapCommand(route, name, summary, c => c, example);

    /// <summary>The same where the body is a value that the command is made of.</summary>
    /// <typeparam name="TBody">What the body says.</typeparam>
    /// <param name="api">The API's routes.</param>
    /// <param name="route">What follows the agreement.</param>
    /// <param name="name">The operation's name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="command">Makes the command.</param>
    /// <param name="example">An example of a body.</param>
    public static RouteHandlerBuilder MapCommand<TBody>(
        this IEndpointRouteBuilder api, string route, string name, string summary, Func<TBody, AgreementCommand> command, TBody example)
        where TBody : notnull =>
        api.MapPost($"/agreements/{{id:guid}}/{route}", (Guid id, Gateway gateway, HttpContext http) =>
                gateway.TakeAsync<TBody>(http, (body, context) => new AgreementRequest(id, command(body), context)))
            .Describe(name, summary, example, command(example));

    /// <summary>Documents a write endpoint.</summary>
    /// <typeparam name="TBody">The body's shape.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="name">The operation's name.</param>
    /// <param name="summary">What it does.</param>
    /// <param name="example">An example of a body.</param>
    /// <param name="command">The command that it makes; null where it is one.</param>
    public static RouteHandlerBuilder Describe<TBody>(this RouteHandlerBuilder route, string name, string summary, TBody example, Command? command = null)
        where TBody : notnull => (example is IActsAgain ? route.ProducesProblem(428) : route)
            .WithName(name)
            .WithSummary(summary)
            .WithMetadata(new RequestExample(example, (command ?? example as Command)?.GetType()))
            .Produces<Receipt>()
            .ProducesProblem(400)
            .ProducesProblem(401)
            .ProducesProblem(404)
            .Produces<ProblemDetails>(409, "application/problem+json")
            .ProducesProblem(412)
            .ProducesProblem(422);
}
