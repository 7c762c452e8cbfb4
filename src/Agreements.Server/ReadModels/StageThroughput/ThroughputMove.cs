using Agreements.Server.Localization;
using JasperFx.Events;

namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>A move of an agreement into a stage, or out of the flow.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream that the move made.</param>
/// <param name="Stage">The stage it is in after it.</param>
/// <param name="Ended">Whether it took the agreement out of the flow: declined, withdrawn, terminated, expired, superseded or archived.</param>
/// <param name="Day">The day by which it had certainly happened, in Asia/Shanghai; null when unknown.</param>
/// <param name="Earliest">The first day on which it can have happened; null when unknown.</param>
/// <param name="KnownBy">The day by which it was known: the publication of the source that tells it, else the day of recording, in Asia/Shanghai.</param>
public sealed record ThroughputMove(Guid AgreementId, long Version, Stage Stage, bool Ended, DateOnly? Day, DateOnly? Earliest, DateOnly KnownBy)
{
    /// <summary>The move that an event made; null when it made none.</summary>
    /// <param name="e">The event with its envelope.</param>
    /// <param name="after">The state right after it.</param>
    public static ThroughputMove? Of(IEvent e, Agreement after) => e.Data is IStageChange moved
        ? new ThroughputMove(
            e.StreamId, e.Version, after.Stage, after.Standing is not (Standing.Open or Standing.Suspended), moved.On?.Latest,
            moved.On?.Earliest, moved.Source?.Published?.Latest ?? Shanghai.Day(e.Timestamp))
        : null;
}
