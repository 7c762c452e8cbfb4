namespace Agreements.Domain.Engaging;

/// <summary>
/// Say what a resolution led to: action items of the engagement, and a commitment or a stage of an agreement. The agreement's stream says it too, so that
/// each names the other.
/// </summary>
/// <param name="Id">The resolution's id.</param>
/// <param name="ActionItems">Ids of action items of the engagement; null for none.</param>
/// <param name="Agreement">The agreement; one that the engagement is about. Null when no agreement is meant.</param>
/// <param name="Commitment">The id of a commitment of that agreement; null for none.</param>
/// <param name="Stage">A stage that the agreement has entered; null for none.</param>
public sealed record TraceResolution(
    [property: NotInBody] string Id, IReadOnlyList<string>? ActionItems = null, Guid? Agreement = null, string? Commitment = null, Stage? Stage = null)
    : EngagementCommand
{
    /// <inheritdoc />
    public override Needs Needs(Engagement state) => Agreement is { } agreement ? new() { Agreements = [agreement] } : Domain.Needs.Nothing;

    /// <inheritdoc />
    public override EngagementDecision Decide(Engagement state, CommandContext context)
    {
        var there = Agreement is { } id && state.Agreements.Contains(id) ? context.Related.FindAgreement(id) : null;
        Refusal[] refusals = [.. Refusals(state, there)];
        if (refusals.Length > 0)
        {
            return EngagementDecision.Refuse(refusals);
        }

        var resolution = state.FindResolution(Id)!;
        string[] items = [.. (ActionItems ?? []).Distinct(StringComparer.Ordinal).Where(i => state.FindItem(i)!.Resolution != Id)];
        var led = there is null ? null : new LedTo(there.Id, Commitment, Stage);
        var isNew = led is not null && !resolution.LedTo.Contains(led);
        if (items.Length == 0 && !isNew)
        {
            return EngagementDecision.Nothing;
        }

        var traced = EngagementDecision.Record(new ResolutionTraced(Id, items.Length == 0 ? null : items, isNew ? led : null));
        return !isNew ? traced : traced with
        {
            Beside = [new Beside(there!.Id, there.Version, [new TracedToEngagement(state.Id, Id, null, Commitment, Stage)])],
        };
    }

    private IEnumerable<Refusal> Refusals(Engagement state, Agreement? there)
    {
        if (state.FindResolution(Id) is not { } resolution)
        {
            yield return new ResolutionUnknown(Id);
        }
        else if (resolution.Status is ResolutionStatus.Dropped)
        {
            yield return new ResolutionSettled(Id);
        }

        foreach (var item in (ActionItems ?? []).Distinct(StringComparer.Ordinal))
        {
            if (state.FindItem(item) is not { } raised)
            {
                yield return new ActionItemUnknown(item);
            }
            else if (raised.Resolution is { } other && other != Id)
            {
                yield return new ActionItemOfAnother(item, other);
            }
        }

        if (Agreement is { } agreement)
        {
            foreach (var refusal in there is null ? [new AgreementNotLinked(agreement)] : Refusals(state.On, there))
            {
                yield return refusal;
            }
        }
    }

    private IEnumerable<Refusal> Refusals(Edtf? held, Agreement there)
    {
        if (Commitment is { } owed && there.FindCommitment(owed) is null)
        {
            yield return new CommitmentUnknown(owed);
        }

        if (Stage is not { } stage)
        {
            yield break;
        }

        if (!there.Entries.TryGetValue(stage, out var entry))
        {
            yield return new StageNotEntered(stage);
        }
        else if (entry.On?.Latest < held?.Earliest)
        {
            yield return new DayTooEarly(entry.On!, new Text("本次活动", "the engagement"), held!);
        }
    }
}

/// <summary>The action item carries out another resolution.</summary>
/// <param name="Item">The item's id.</param>
/// <param name="Resolution">The other resolution's id.</param>
public sealed record ActionItemOfAnother(string Item, string Resolution)
    : Refusal(
        new Text($"待办“{Item}”已归于决议“{Resolution}”。", $"The action item '{Item}' carries out the resolution '{Resolution}' already."), CanMeet.Coordinator);

/// <summary>The agreement has not entered the stage, so nothing led to that.</summary>
/// <param name="Stage">The stage given.</param>
public sealed record StageNotEntered(Stage Stage)
    : Refusal(
        new Text(
            $"协议尚未进入“{StageNames.Zh(Stage)}”阶段：请在进入之后再登记。",
            $"The agreement has not become {StageNames.En(Stage)} yet: say what led to it when it has."),
        CanMeet.Coordinator);
