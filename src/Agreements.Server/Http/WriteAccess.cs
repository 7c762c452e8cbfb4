using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;

namespace Agreements.Server.Http;

/// <summary>Who may write over HTTP: there is no anonymous write, and auditors change nothing.</summary>
public static class WriteAccess
{
    /// <summary>Finds who asks; otherwise says why they may not write.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="http">The request.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="problem">Why not.</param>
    public static bool MayWrite(this ApiKeys keys, HttpContext http, [NotNullWhen(true)] out Actor? actor, [NotNullWhen(false)] out ProblemDetails? problem)
    {
        actor = Find(http.Request, keys);
        problem = actor switch
        {
            null => Problems.Of(401, "key-missing", "Who is asking?", "Send an API key as 'Authorization: Bearer …'; ops/up prints where the keys are."),
            { Role: ActingRole.Auditor } => Problems.Of(
                403, "auditors-change-nothing", "An auditor reads everything and changes nothing.", "Ask a coordinator, or use a key of your own institution."),
            _ => null,
        };
        if (actor is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return problem is null;
    }

    private static Actor? Find(HttpRequest request, ApiKeys keys)
    {
        var authorization = request.Headers.Authorization.ToString();
        var presented = authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? authorization[7..].Trim() : request.Headers["X-Api-Key"].ToString();
        return presented.Length == 0 ? null : keys.Find(presented);
    }
}
