namespace Agreements.Server.Notices;

/// <summary>An agreement entered or went back to a stage, or stands otherwise than before: told to those who asked to be told.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream with the change; with the id, what makes the notice unique.</param>
/// <param name="Stage">The stage it is in now.</param>
/// <param name="Title">Its title.</param>
/// <param name="Reason">Why it went back or stands otherwise; null when it went forward, or nothing was said.</param>
/// <param name="Standing">How it stands now, when that is what changed; null when it is the stage.</param>
public sealed record StageNotice(Guid AgreementId, long Version, Stage Stage, Text Title, string? Reason, Standing? Standing = null);

/// <summary>Which notices some events ask for.</summary>
public static class StageNotices
{
    /// <summary>One notice per change of stage or of standing.</summary>
    /// <param name="before">The state before the events.</param>
    /// <param name="happened">The events, in order.</param>
    public static IEnumerable<StageNotice> Of(Agreement before, IReadOnlyList<AgreementEvent> happened)
    {
        var state = before;
        foreach (var e in happened)
        {
            var after = Agreement.Evolve(state, e);
            if (!state.Exists || after.Stage != state.Stage)
            {
                yield return new StageNotice(after.Id, after.Version, after.Stage, after.Title, (e as AgreementReturned)?.Reason);
            }
            else if (after.Standing != state.Standing)
            {
                yield return new StageNotice(after.Id, after.Version, after.Stage, after.Title, ReasonOf(e), after.Standing);
            }

            state = after;
        }
    }

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
