using Agreements.Server.Http;

namespace Agreements.Server.Suspending;

/// <summary>A suspension.</summary>
/// <param name="Origin">A principal's party id, or the code of the acting bureau's institution.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Below">Agreements below that are suspended with it: all of them, or nothing happens; null for none.</param>
public sealed record Suspended(string Origin, string Reason, Edtf? On = null, IReadOnlyList<Guid>? Below = null);

/// <summary>A resumption.</summary>
/// <param name="Origin">Who suspended it.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Below">Agreements below in which what this suspension brought about is lifted with it; null for none.</param>
public sealed record Resumed(string Origin, string? Note = null, Edtf? On = null, IReadOnlyList<Guid>? Below = null);

/// <summary>Suspending and resuming over HTTP.</summary>
public static class SuspendingEndpoints
{
    /// <summary>Maps suspensions and resumptions.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapSuspending(this IEndpointRouteBuilder api)
    {
        api.MapCommand("suspensions", "suspendAgreement", "Suspend, for a principal or the acting bureau; with agreements below in one decision. Preview: GET cascade.",
            (id, b, a) => new SuspendAgreement(id, b.Origin, b.Reason, b.On, Below: b.Below) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Suspended("qingsu", "校区搬迁", Edtf.Parse("2026-03-01")));
        api.MapCommand("resumptions", "resumeAgreement", "Resume, for one that suspended it. It is open again when nobody is left that suspended it.",
            (id, b, a) => new ResumeAgreement(id, b.Origin, b.Note, b.On, Below: b.Below) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Resumed("qingsu", "搬迁完成"));
    }
}
