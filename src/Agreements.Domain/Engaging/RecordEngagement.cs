namespace Agreements.Domain.Engaging;

/// <summary>Record a visit, a meeting or a ceremony that was held or is planned.</summary>
/// <param name="Kind">What sort it is.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">The day; null when unknown.</param>
/// <param name="Place">Where; null when unknown.</param>
/// <param name="Participants">Codes of the institutions and standing bodies that took part.</param>
/// <param name="Agreements">The agreements it was about; none for an engagement that stands alone.</param>
/// <param name="Reference">The recorder's own reference; null for none.</param>
/// <param name="Id">The id it shall have; null for one that is drawn.</param>
/// <param name="Source">Where the fact comes from; null when recorded here.</param>
public sealed record RecordEngagement(
    EngagementKind Kind, Text Title, Edtf? On = null, string? Place = null, IReadOnlyList<string>? Participants = null, IReadOnlyList<Guid>? Agreements = null,
    string? Reference = null, Guid? Id = null, [property: NotInBody] Source? Source = null)
    : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Engagement state) => new() { Agreements = Agreements ?? [], Institutions = Participants ?? [], Bodies = Participants ?? [] };

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        string[] participants = [.. (Participants ?? []).Distinct(StringComparer.Ordinal)];
        Guid[] agreements = [.. (Agreements ?? []).Distinct()];
        if (state.Exists)
        {
            // Who took part and what it was about may have been mended since; what it is has not.
            return (state.Kind, state.Title, state.Reference) == (Kind, Title, Reference)
                ? EngagementDecision.Nothing
                : EngagementDecision.Refuse(new EngagementIdTaken(state.Id));
        }

        Refusal[] refusals =
        [
            .. participants.Where(p => !context.Related.HasEntry(p)).Select(p => new ParticipantUnknown(p)),
            .. agreements.Where(a => context.Related.FindAgreement(a) is null).Select(a => new LinkedAgreementUnknown(a)),
        ];
        return refusals.Length > 0
            ? EngagementDecision.Refuse(refusals)
            : EngagementDecision.Record(new EngagementRecorded(Kind, Title, On, Place, participants, agreements, Reference, Source));
    }
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
