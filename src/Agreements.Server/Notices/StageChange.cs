using JasperFx.Events;

namespace Agreements.Server.Notices;

/// <summary>All that recipients are told of one change of stage or of standing.</summary>
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
    Guid AgreementId, long Version, Stage Stage, Stage? Before, Text Title, AgreementKind Kind, IReadOnlyList<string> Institutions, string? Reason, DateTimeOffset RecordedAt)
{
    /// <summary>How it stands now, when that is what changed; null when it is the stage.</summary>
    public Standing? Standing { get; init; }

    /// <summary>How it stood before, when that is what changed; null when it is the stage.</summary>
    public Standing? StandingBefore { get; init; }

    /// <summary>Fills in a notice from the stream as it was at the change, whatever has happened since.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="stream">The stream's events up to the notice's version.</param>
    /// <exception cref="InvalidOperationException">The events end before the notice's version: the database is not the one that the notice is from.</exception>
    public static StageChange Of(StageNotice notice, IReadOnlyList<IEvent> stream)
    {
        if (stream.Count == 0 || stream[^1].Version != notice.Version)
        {
            throw new InvalidOperationException($"Agreement {notice.AgreementId} has no version {notice.Version}: was the database restored from a backup?");
        }

        var before = stream.SkipLast(1).Aggregate(Agreement.Unwritten(notice.AgreementId), (state, e) => Agreement.Evolve(state, (AgreementEvent)e.Data));
        var after = Agreement.Evolve(before, (AgreementEvent)stream[^1].Data);
        return new StageChange(
            notice.AgreementId,
            notice.Version,
            notice.Stage,
            before.Exists ? before.Stage : null,
            notice.Title,
            after.Kind,
            [.. after.Parties.Select(p => p.Institution ?? p.Body).OfType<string>()],
            notice.Reason,
            stream[^1].Timestamp.ToUniversalTime())
        {
            Standing = notice.Standing,
            StandingBefore = notice.Standing is null ? null : before.Standing,
        };
    }
}
