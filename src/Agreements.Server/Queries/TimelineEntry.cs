using Agreements.Server.Queries.Descriptions;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>One thing that happened to an agreement, as its history shows it.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Version">Its number in the agreement's stream, from 1.</param>
/// <param name="Sequence">Its number among all events.</param>
/// <param name="Type">The stored name of the event's type.</param>
/// <param name="Happened">When it happened, in EDTF; null when unknown, or when the event has no day of its own.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="User">The account that recorded it; null when unknown.</param>
/// <param name="Institution">Code of the institution acted for; null when unknown.</param>
/// <param name="Sentence">What happened, for people.</param>
/// <param name="StageAfter">The agreement's stage after it.</param>
/// <param name="For">The account that <paramref name="User"/> stood in for, by a delegation; null when it acted for itself.</param>
public sealed record TimelineEntry(
    Guid AgreementId, long Version, long Sequence, string Type, string? Happened, DateTimeOffset RecordedAt, string? User,
    string? Institution, Text Sentence, Stage StageAfter, string? For = null)
{
    /// <summary>The entry of a step.</summary>
    /// <param name="step">The event and the states around it.</param>
    /// <param name="naming">What those are called that it refers to.</param>
    public static TimelineEntry Of(Step<Agreement, AgreementEvent> step, Naming naming)
    {
        var e = step.Recorded;
        return new TimelineEntry(
            e.StreamId, e.Version, e.Sequence, EventNames.All[e.EventType], (step.Happened as IDated)?.On?.Value, e.Timestamp.ToUniversalTime(),
            e.UserName, e.GetHeader(EventHeaders.Institution)?.ToString(), EventDescriptions.Of(step.Happened, step.After, naming), step.After.Stage,
            e.GetHeader(EventHeaders.For)?.ToString());
    }
}

/// <summary>A page of a history.</summary>
/// <param name="Entries">The entries, in the order asked for.</param>
/// <param name="Next">The version after which the next page begins; null when there is none.</param>
public sealed record TimelinePage(IReadOnlyList<TimelineEntry> Entries, long? Next);
