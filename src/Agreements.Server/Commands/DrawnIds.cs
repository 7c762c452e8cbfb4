
namespace Agreements.Server.Commands;

/// <summary>Ids of what a request begins without naming one.</summary>
internal static class DrawnIds
{
    /// <summary>An id; drawn from the key where there is one: a repeated request then means the same thing even if its first answer was lost.</summary>
    /// <param name="what">What begins.</param>
    /// <param name="by">Who begins it.</param>
    /// <param name="http">The request.</param>
    public static Guid Of(string what, Actor by, HttpContext http) =>
        http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? NameBasedId.Of($"{what}/{by.User}/{key}") : Guid.CreateVersion7();
}
