using Agreements.Server.Importing.Planning;
using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.Notices;

/// <summary>An agreement entered or went back to a stage, or stands otherwise than before: told to those who asked to be told.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream with the change; with the id, what makes the notice unique.</param>
/// <param name="Stage">The stage it is in now.</param>
/// <param name="Title">Its title.</param>
/// <param name="Reason">Why it went back or stands otherwise; null when it went forward, or nothing was said.</param>
/// <param name="Standing">How it stands now, when that is what changed; null when it is the stage.</param>
public sealed record StageNotice(Guid AgreementId, long Version, Stage Stage, Text Title, string? Reason, Standing? Standing = null);

/// <summary>Which notices the events of a page ask for.</summary>
public static class StageNotices
{
    /// <summary>One notice per change of stage or of standing; none of history that was taken over.</summary>
    /// <param name="stream">What happened to one stream.</param>
    internal static IEnumerable<StageNotice> Of(StreamChange stream) =>
        from h in stream.Events
        where h.Event.UserName != ImportPlanner.Importer.User
        let notice = h is { Before: Agreement before, After: Agreement after, Event.Data: AgreementEvent e } ? Of(before, e, after) : null
        where notice is not null
        select notice;

    private static StageNotice? Of(Agreement before, AgreementEvent e, Agreement after) =>
        !before.Exists || after.Stage != before.Stage ? new StageNotice(after.Id, after.Version, after.Stage, after.Title, (e as AgreementReturned)?.Reason)
        : after.Standing != before.Standing ? new StageNotice(after.Id, after.Version, after.Stage, after.Title, ReasonOf(e), after.Standing)
        : null;

    private static string? ReasonOf(AgreementEvent happened) => happened switch
    {
        AgreementSuspended e => e.Reason,
        AgreementResumed e => e.Note,
        AgreementDeclined e => e.Reason,
        AgreementWithdrawn e => e.Reason,
        AgreementTerminated e => e.Reason,
        AgreementArchived e => e.Reason,
        _ => null,
    };
}
