using Agreements.Server.Http;
using Agreements.Server.Identity.People;
using Agreements.Server.Identity;
using Agreements.Server.Queries.People;
using Microsoft.AspNetCore.Mvc;
using System.Diagnostics.CodeAnalysis;

namespace Agreements.Server.Commands.People;

/// <summary>Why something about a person is not answered or not done. None of it repeats what was written of them.</summary>
internal static class PersonProblems
{
    public static ProblemDetails Unknown => Problems.Of(
        404, "person-unknown", "There is no such thing.", "There is no such person, or none that you may see. GET /api/v1/people lists those whom you may.");

    public static ProblemDetails Erased(Tombstone left) => Problems.Of(
        410, "person-erased", "The person was erased.",
        $"All that was held of them was erased ({KebabEnum<ErasureReason>.Name(left.Reason)}). It does not come back; enter them anew if there is reason to.");

    public static ProblemDetails NotYours => Problems.Of(
        403, "not-permitted", "You may not do this.", "People are entered, changed and erased by coordinators, party representatives and administrators.");

    public static ProblemDetails OutOfReach => Problems.Of(
        403, "institution-out-of-reach", "You may not do this.",
        "Enter people of your own institution or one under it; as a coordinator also of one that has a role in an agreement that you see.");

    public static ProblemDetails Stale(long current) => Problems.Of(
        412, "version-stale", "It has changed since.", $"It is at version {current} now: read it again, and send its ETag as If-Match.");

    public static ProblemDetails KeyReused => Problems.Of(
        422, "idempotency-key-reused", "This key was used for another person.",
        "They were changed or erased since, or another was meant: send a new Idempotency-Key to enter a person.");

    public static ProblemDetails HasAccount => Problems.Of(
        409, "person-has-account", "Not done: conditions are not met.", "An account is theirs and can still be used: have an administrator disable it first.");

    public static ProblemDetails VersionMissing => Problems.Of(
        428, "version-missing", "Which version have you seen?", "Send the ETag of the person as If-Match, so that nobody's change is lost.");

    /// <summary>Whose data somebody may see; otherwise says why none.</summary>
    public static bool MayRead(this HttpContext http, [NotNullWhen(true)] out PeopleScope? scope, [NotNullWhen(false)] out ProblemDetails? problem)
    {
        scope = Caller.Of(http.User) is { } caller ? new PeopleScope(caller) : null;
        problem = scope is null
            ? Problems.Of(403, "no-role", "You hold no role.", "Ask an administrator to give your account a role for an institution.")
            : null;
        return scope is not null;
    }

    /// <summary>Whose data somebody may change; otherwise says why nobody's.</summary>
    public static bool MayChange(this HttpContext http, [NotNullWhen(true)] out PeopleScope? scope, [NotNullWhen(false)] out ProblemDetails? problem)
    {
        if (!http.MayRead(out scope, out problem))
        {
            return false;
        }

        problem = scope.MayWrite ? null : NotYours;
        return problem is null;
    }
}
