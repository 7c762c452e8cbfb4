using Agreements.Server.Localization;
using Agreements.Server.ReadModels.Delivery;

namespace Agreements.Server.ReadModels.StageThroughput;

/// <summary>A move of an agreement: into a stage, out of the flow, or into another standing.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">The version of its stream that the move made.</param>
/// <param name="Stage">The stage it is in after it.</param>
/// <param name="Standing">How it stands after it.</param>
/// <param name="Flows">Whether the flow counts it: a stage was entered, or the agreement left the flow or came back. A suspension is no such move.</param>
/// <param name="Day">The day by which it had certainly happened, in Asia/Shanghai, as the event says; null when unknown.</param>
/// <param name="KnownBy">The day by which it was known: the publication of the source that tells it, else the day of recording, in Asia/Shanghai.</param>
public sealed record ThroughputMove(Guid AgreementId, long Version, Stage Stage, Standing Standing, bool Flows, DateOnly? Day, DateOnly KnownBy)
{
    /// <summary>Whether an agreement moves from a state to the next.</summary>
    /// <param name="before">The state before an event.</param>
    /// <param name="happened">The event.</param>
    /// <param name="after">The state right after it.</param>
    public static bool Is(Agreement before, object happened, Agreement after) =>
        happened is IStageChange || (before.Stage, before.Standing) != (after.Stage, after.Standing);

    /// <summary>The move that an event made; null when it made none.</summary>
    /// <param name="h">The event with what was before it.</param>
    /// <param name="after">The state right after it.</param>
    public static ThroughputMove? Of(Happened h, Agreement after)
    {
        var (before, e) = ((Agreement)h.Before, h.Event);
        return Is(before, e.Data, after)
            ? new ThroughputMove(
                e.StreamId, e.Version, after.Stage, after.Standing, e.Data is IStageChange || IsOver(before) != IsOver(after), (e.Data as IDated)?.On?.Latest,
                (e.Data as IStageChange)?.Source?.Published?.Latest ?? Shanghai.Day(e.Timestamp))
            : null;
    }

    private static bool IsOver(Agreement state) => state.Standing is not (Standing.Open or Standing.Suspended);
}

/// <summary>
/// The days on record of the stages that an agreement has entered, where they may be others than their events say: a day was corrected, or what was entered
/// was left again.
/// </summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Days">The last day that each entry can mean, in Asia/Shanghai, by the version that the entry made; null when unknown.</param>
/// <param name="Version">The version of the stream in which this last changed.</param>
public sealed record StageDays(Guid AgreementId, IReadOnlyDictionary<long, DateOnly?> Days, long Version)
{
    /// <summary>Whether an event leaves the days of former entries otherwise.</summary>
    /// <param name="h">The event with the states around it.</param>
    public static bool CanChangeBy(Happened h) => h is { Before: Agreement before, After: Agreement after }
        && before.Entries.Any(e => !after.Entries.TryGetValue(e.Key, out var now) || now != e.Value);

    /// <summary>The days of a state.</summary>
    /// <param name="state">The state.</param>
    public static StageDays Of(Agreement state) =>
        new(state.Id, state.Entries.Values.ToDictionary(e => e.Version, e => e.On?.Latest), state.Version);
}
