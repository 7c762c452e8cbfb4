namespace Agreements.Domain.Engaging;

/// <summary>Record a visit, a meeting or a ceremony that was held or is planned.</summary>
/// <param name="EngagementId">The id it gets; drawn by the asker, so that asking twice is harmless.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Participants">Codes of the institutions and standing bodies that took part.</param>
/// <param name="Agreements">The agreements it was about; none for an engagement that stands alone.</param>
/// <param name="Reference">The recorder's own reference; null for none.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record RecordEngagement(
    Guid EngagementId, EngagementKind Kind, Text Title, Edtf? On, string? Place, IReadOnlyList<string> Participants, IReadOnlyList<Guid> Agreements,
    string? Reference = null, Source? Source = null) : EngagementCommand(EngagementId)
{
    /// <inheritdoc />
    public override Needs Needs => new(Agreements, Participants, Participants);
}

/// <summary>The decision to record it.</summary>
internal static class EngagementRecord
{
    public static EngagementDecision Decide(Engagement state, RecordEngagement c)
    {
        string[] participants = [.. c.Participants.Distinct(StringComparer.Ordinal)];
        Guid[] agreements = [.. c.Agreements.Distinct()];
        if (state.Exists)
        {
            // Who took part and what it was about may have been mended since; what it is has not.
            return (state.Kind, state.Title, state.Reference) == (c.Kind, c.Title, c.Reference)
                ? EngagementDecision.Nothing
                : EngagementDecision.Refuse(new EngagementIdTaken(c.EngagementId));
        }

        Refusal[] refusals =
        [
            .. participants.Where(p => !c.Around.Knows(p)).Select(p => new ParticipantUnknown(p)),
            .. agreements.Where(a => !c.Around.Agreements.ContainsKey(a)).Select(a => new LinkedAgreementUnknown(a)),
        ];
        return refusals.Length > 0
            ? EngagementDecision.Refuse(refusals)
            : EngagementDecision.Record(new EngagementRecorded(c.Kind, c.Title, c.On, c.Place, participants, agreements, c.Reference, c.Source));
    }

    public static bool Knows(this Surroundings around, string code) => around.Institutions.ContainsKey(code) || around.Bodies.ContainsKey(code);
}

/// <summary>Another engagement has this id already.</summary>
/// <param name="Id">The id.</param>
public sealed record EngagementIdTaken(Guid Id) : Refusal(new Text($"编号 {Id} 已用于另一次活动。", $"Another engagement already has the id {Id}."));

/// <summary>The directory knows neither an institution nor a standing body of this code.</summary>
/// <param name="Participant">The code given.</param>
public sealed record ParticipantUnknown(string Participant)
    : Refusal(new Text($"名录中没有“{Participant}”。", $"The directory has no '{Participant}'."), CanMeet.Coordinator);

/// <summary>An agreement that the engagement is said to be about is not there.</summary>
/// <param name="Id">The id given.</param>
public sealed record LinkedAgreementUnknown(Guid Id)
    : Refusal(new Text($"没有编号为 {Id} 的协议可关联。", $"There is no agreement {Id} to link."), CanMeet.Coordinator);
