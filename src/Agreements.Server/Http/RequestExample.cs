
namespace Agreements.Server.Http;

/// <summary>An example of a request body, shown in the OpenAPI document.</summary>
/// <param name="Body">The body.</param>
/// <param name="Command">The type of the command that the body makes; null for none.</param>
public sealed record RequestExample(object Body, Type? Command = null);
