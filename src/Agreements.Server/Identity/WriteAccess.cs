using Agreements.Server.Http;
using Microsoft.AspNetCore.Mvc;
using System.Diagnostics.CodeAnalysis;

namespace Agreements.Server.Identity;

/// <summary>Who may write over HTTP: there is no anonymous write, and auditors change nothing.</summary>
public static class WriteAccess
{
    /// <summary>Finds who asks; otherwise says why they may not write.</summary>
    /// <param name="http">The request.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="problem">Why not.</param>
    public static bool MayWrite(this HttpContext http, [NotNullWhen(true)] out Caller? caller, [NotNullWhen(false)] out ProblemDetails? problem)
    {
        caller = Caller.Of(http.User);
        problem = caller switch
        {
            null => Problems.Of(403, "no-role", "You hold no role.", "Ask an administrator to give your account a role for an institution."),
            { Role: ActingRole.Auditor } => Problems.Of(
                403, "auditors-change-nothing", "An auditor reads everything and changes nothing.", "Ask a coordinator, or use a key of your own institution."),
            _ => null,
        };
        return problem is null;
    }
}
