using Agreements.Server.Http;

namespace Agreements.Server.Identity;

/// <summary>What an API key may be limited to, besides the role it asks in.</summary>
public static class Scopes
{
    /// <summary>To read.</summary>
    public const string Read = "read";

    /// <summary>To take out whole lists and files.</summary>
    public const string Export = "export";

    /// <summary>To give every command that the role may give. A single command's scope is its operation id, such as <c>recordSignature</c>.</summary>
    public const string Write = "write";

    /// <summary>Turns away a request beyond the scopes of its credentials.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers.</param>
    public static async ValueTask<object?> Hold(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Caller.Of(http.User) is not { Scopes: { } scopes })
        {
            return await next(context);
        }

        var metadata = http.GetEndpoint()?.Metadata;
        var operation = metadata?.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? "";
        var needed = !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) ? Write
            : operation.StartsWith(Export, StringComparison.Ordinal) || metadata?.GetMetadata<TakesOut>() is not null ? Export
            : Read;
        return scopes.Contains(needed) || scopes.Contains(operation)
            ? await next(context)
            : Problems.Of(
                403, "scope-missing", "The key is not for this.", $"It holds {string.Join(", ", scopes.Order(StringComparer.Ordinal))}; "
                    + $"this needs {needed} or {operation}. Ask an administrator for a key with that scope.").ToResult();
    }

    /// <summary>Marks an endpoint whose answer is taken out as a file although its name does not begin with <c>export</c>: its keys need that scope.</summary>
    /// <param name="route">The route.</param>
    /// <typeparam name="TBuilder">The route's builder.</typeparam>
    public static TBuilder NeedsExport<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new TakesOut());

    private sealed record TakesOut;
}
