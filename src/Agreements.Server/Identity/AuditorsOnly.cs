using Agreements.Server.Http;
using Microsoft.AspNetCore.Mvc;

namespace Agreements.Server.Identity;

/// <summary>What only auditors read: what everybody did, and what is under all of it.</summary>
internal static class AuditorsOnly
{
    /// <summary>Whether an auditor asks.</summary>
    /// <param name="http">The request.</param>
    public static bool Asks(HttpContext http) => Caller.Of(http.User) is { Role: ActingRole.Auditor };

    /// <summary>Why somebody may not read it; null for auditors.</summary>
    /// <param name="http">The request.</param>
    /// <param name="why">What it is, and what others read instead.</param>
    public static ProblemDetails? Refusal(HttpContext http, string why) => Asks(http) ? null : Refused(why);

    /// <summary>Why somebody may not read it.</summary>
    /// <param name="why">What it is, and what others read instead.</param>
    public static ProblemDetails Refused(string why) => Problems.Of(403, "not-permitted", "It is not yours to do.", why);
}
