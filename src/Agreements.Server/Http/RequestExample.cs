
namespace Agreements.Server.Http;

/// <summary>An example of a request body, shown in the OpenAPI document.</summary>
/// <param name="Body">The body.</param>
public sealed record RequestExample(object Body);
