using Agreements.Server.Http;

namespace Agreements.Server.Closing;

/// <summary>That a principal declines.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Declined(string Party, string Reason, Edtf? On = null);

/// <summary>That it is taken back.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Withdrawn(string Reason, Edtf? On = null);

/// <summary>A notice of termination.</summary>
/// <param name="Party">The principal's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Effective">The day from which it shall be ended; null for the earliest that the terms allow.</param>
/// <param name="On">The day of the notice; null for today.</param>
public sealed record Noticed(string Party, string Reason, DateOnly? Effective = null, Edtf? On = null);

/// <summary>A notice taken back.</summary>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Revoked(string? Reason = null, Edtf? On = null);

/// <summary>A termination.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Agreed">Ids of the principals that agree to it; null to end it at once, as an approver.</param>
/// <param name="On">The day from which it is ended; null for today.</param>
/// <param name="Below">Agreements below that are ended with it: all of them, or nothing happens; null for none.</param>
public sealed record Terminated(string Reason, IReadOnlyList<string>? Agreed = null, Edtf? On = null, IReadOnlyList<Guid>? Below = null);

/// <summary>That it goes into the archive.</summary>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record Archived(string? Reason = null, Edtf? On = null);

/// <summary>Closing over HTTP.</summary>
public static class ClosingEndpoints
{
    /// <summary>Maps what closes an agreement.</summary>
    /// <param name="api">The group of the API.</param>
    public static void MapClosing(this IEndpointRouteBuilder api)
    {
        api.MapCommand("decline", "declineAgreement", "Decline to take part, for a principal that was asked.",
            (id, b, a) => new DeclineAgreement(id, b.Party, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Declined("cq-women", "暂无条件"));
        api.MapCommand("withdrawal", "withdrawAgreement", "Take it back before it is signed.",
            (id, b, a) => new WithdrawAgreement(id, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Withdrawn("另行安排"));
        api.MapCommand("notices", "giveNotice", "Give notice, for a principal: it ends on the effective day.",
            (id, b, a) => new GiveNotice(id, b.Party, b.Reason, b.Effective, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Noticed("cq-women", "专业调整", new DateOnly(2026, 8, 31)));
        api.MapPost("/agreements/{id:guid}/notices/{party}/revocation", (Guid id, string party, CommandDesk desk, HttpContext http) =>
                desk.TakeAsync<Revoked>(http, (b, a) => new RevokeNotice(id, party, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen }))
            .Describe("revokeNotice", "Take a notice back before its day.", new Revoked("继续合作"));
        api.MapCommand("termination", "terminateAgreement", "End it before its time: agreed by all principals, or at once by an approver; with agreements below in one decision. Preview: GET cascade.",
            (id, b, a) => new TerminateAgreement(id, b.Reason, b.Agreed, b.On, Below: b.Below) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Terminated("协商一致终止", ["qingsu", "cq-women"]));
        api.MapCommand("archive", "archiveAgreement", "Put it into the archive, once it is over or evaluated.",
            (id, b, a) => new ArchiveAgreement(id, b.Reason, b.On) { By = a.By, Today = a.Today, ExpectedVersion = a.Seen },
            new Archived("办结"));
    }
}
