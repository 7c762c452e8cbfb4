using Agreements.Server.Notifications.Causes;
using Agreements.Server.ReadModels.Delivery;
using JasperFx.Events;

namespace Agreements.Server.Notifications;

/// <summary>All that recipients are told of one change of stage or of standing, or of an approval that was returned.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream with the change.</param>
/// <param name="Stage">The stage it is in since.</param>
/// <param name="Before">The stage it was in before; null when it has just been proposed.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Institutions">Codes of its parties: institutions and bodies.</param>
/// <param name="Reason">Why it went back or stands otherwise; null when it went forward, or nothing was said.</param>
/// <param name="RecordedAt">When the change was recorded, UTC.</param>
public sealed record StageChange(
    Guid AgreementId, long Version, Stage Stage, Stage? Before, Text Title, AgreementKind Kind, IReadOnlyList<string> Institutions,
    string? Reason, DateTimeOffset RecordedAt)
{
    /// <summary>How it stands now, when that is what changed; null when it is the stage.</summary>
    public Standing? Standing { get; init; }

    /// <summary>How it stood before, when that is what changed; null when it is the stage.</summary>
    public Standing? StandingBefore { get; init; }

    /// <summary>True when its approval was returned, and neither stage nor standing changed.</summary>
    public bool IsReturnedApproval { get; init; }

    /// <summary>
    /// One per change of stage or of standing, and per approval that was returned; none of history that was taken over, unless its import asked for notices,
    /// and none of what fell due long before it was recorded.
    /// </summary>
    /// <param name="stream">What happened to one stream.</param>
    internal static IEnumerable<StageChange> In(StreamChange stream) =>
        from h in stream.Events
        where PageCauses.IsNews(h.Event)
        let change = h is { Before: Agreement before, After: Agreement after } ? Of(before, h.Event, after) : null
        where change is not null
        select change;

    private static StageChange? Of(Agreement before, IEvent e, Agreement after)
    {
        var isOfStage = !before.Exists || after.Stage != before.Stage;
        var isReturned = e.Data is ApprovalReturned;
        return !isOfStage && !isReturned && after.Standing == before.Standing ? null : new StageChange(
            after.Id, after.Version, after.Stage, before.Exists ? before.Stage : null, after.Title, after.Kind,
            [.. after.Parties.Select(p => p.Institution ?? p.Body).OfType<string>()],
            isOfStage ? (e.Data as AgreementReturned)?.Reason : ReasonOf(e.Data), e.Timestamp.ToUniversalTime())
        {
            Standing = isOfStage || isReturned ? null : after.Standing,
            StandingBefore = isOfStage || isReturned ? null : before.Standing,
            IsReturnedApproval = isReturned,
        };
    }

    private static string? ReasonOf(object happened) => happened switch
    {
        ApprovalReturned e => e.Reason,
        AgreementSuspended e => e.Reason,
        AgreementResumed e => e.Note,
        AgreementDeclined e => e.Reason,
        AgreementWithdrawn e => e.Reason,
        AgreementTerminated e => e.Reason,
        AgreementArchived e => e.Reason,
        _ => null,
    };
}
