using Agreements.Server.Queries.Descriptions;
using Agreements.Server.ReadModels.Engagements;
using Agreements.Server.ReadModels.Visibility;
using Agreements.Server.Storage;

namespace Agreements.Server.Queries;

/// <summary>One thing that happened to an engagement, as its history shows it.</summary>
/// <param name="Version">Its number in the stream, from 1.</param>
/// <param name="Type">The stored name of the event's type.</param>
/// <param name="Happened">When it happened, in EDTF; null when unknown, or when the event has no day of its own.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="User">The account that recorded it; null when unknown.</param>
/// <param name="Sentence">What happened, for people.</param>
public sealed record EngagementEntry(long Version, string Type, string? Happened, DateTimeOffset RecordedAt, string? User, Text Sentence)
{
    /// <summary>The entry of a step.</summary>
    /// <param name="step">The event and the states around it.</param>
    /// <param name="naming">What those are called that it refers to.</param>
    public static EngagementEntry Of(Step<Engagement, EngagementEvent> step, Naming naming)
    {
        var e = step.Recorded;
        return new EngagementEntry(
            e.Version, EventNames.All[e.EventType], (step.Happened as IDated)?.On?.Value, e.Timestamp.ToUniversalTime(), e.UserName,
            EngagementDescriptions.Of(step.Happened, step.After, naming));
    }
}

/// <summary>An engagement with its history.</summary>
/// <param name="Engagement">The engagement as it is.</param>
/// <param name="History">What happened, oldest first.</param>
public sealed record EngagementView(EngagementRow Engagement, IReadOnlyList<EngagementEntry> History)
{
    /// <summary>The view of an engagement; null when there is none in sight.</summary>
    /// <param name="reader">What it reads by.</param>
    /// <param name="id">The engagement.</param>
    /// <param name="today">The day on which it is asked, in Asia/Shanghai.</param>
    /// <param name="ct">Stops waiting.</param>
    public static async Task<EngagementView?> FindAsync(Reader reader, Guid id, DateOnly today, CancellationToken ct)
    {
        if (!await reader.MaySeeAsync(id, ct))
        {
            return null;
        }

        var steps = Steps.Of<Engagement, EngagementEvent>(
            await reader.Session.Events.FetchStreamAsync(id, token: ct), Domain.Engaging.Engagement.Unwritten(id), Domain.Engaging.Engagement.Evolve);
        if (steps.Count == 0 || !await SeesAsync(reader, steps[^1].After, ct))
        {
            return null;
        }

        var row = EngagementRow.Of(steps[^1].After);
        var naming = await Naming.ForAsync(reader, steps.Select(s => s.Happened), ct);
        var shown = row.Without(await reader.UnseenAsync(row.NamedAgreements(), ct)).SeenOn(today);
        return new EngagementView(shown, [.. steps.Select(s => EngagementEntry.Of(s, naming))]);
    }

    /// <summary>Those see it who took part, those who do or verify something after it, and those who see an agreement that it was about.</summary>
    private static async Task<bool> SeesAsync(Reader reader, Engagement state, CancellationToken ct)
    {
        if (await reader.SeesByAsync(VisibilityRow.CodesOf(state), ct))
        {
            return true;
        }

        var unseen = await reader.UnseenAsync(state.Agreements, ct);
        return state.Agreements.Exists(a => !unseen.Contains(a));
    }
}
