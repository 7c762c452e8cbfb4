namespace Agreements.Domain.Directory;

/// <summary>
/// Enter an institution. A source that speaks of one that is on record adds what is new about it; a source that now says something else
/// than it said before changes that; what other sources say stays as it is.
/// </summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names; null for none known.</param>
/// <param name="Region">Its region; null when unknown.</param>
/// <param name="Under">The institution above; null when unknown or none.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record RegisterInstitution(
    string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string>? Aliases = null, string? Region = null, string? Under = null,
    [property: NotInBody] Source? Source = null)
    : InstitutionCommand
{
    /// <inheritdoc />
    public override Needs Needs => Source is null && Under is not null ? new() { InstitutionsUpFrom = [Under] } : Needs.Nothing;

    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context)
    {
        var added = Added(state);
        if (state.Exists)
        {
            return Source is not null || added.Count == 0 && SaysTheSame(state)
                ? InstitutionDecision.Record(added)
                : InstitutionDecision.Refuse(new InstitutionCodeTaken(state.Code, state.Name));
        }

        return Source is null && Under is not null && InstitutionPlacing.Unfit(state.Code, Under, context.Related) is { } unfit
            ? InstitutionDecision.Refuse(unfit)
            : InstitutionDecision.Record(new InstitutionRegistered(state.Code, Kind, Name, Aliases ?? [], Region, Under, Source));
    }

    private bool SaysTheSame(Institution state) =>
        (state.Kind, state.Region, state.Under) == (Kind, Region ?? state.Region, Under ?? state.Under) && state.Name.Zh == Name.Zh;

    /// <summary>What the source says against the record, where it has not said so before.</summary>
    private InstitutionSaidOtherwise? Otherwise(Institution state)
    {
        if (Source is not { } source)
        {
            return null;
        }

        var said = new InstitutionSaidOtherwise(
            Kind == state.Kind ? null : Kind, Region == state.Region ? null : Region, Under == state.Under ? null : Under, source);
        var before = state.SaidOtherwise.GetValueOrDefault(source.Id);
        return (said.Kind, said.Region, said.Under) == (null, null, null)
            || (said.Kind, said.Region, said.Under) == (before?.Kind, before?.Region, before?.Under)
            ? null
            : said;
    }

    private List<InstitutionEvent> Added(Institution state)
    {
        var events = new List<InstitutionEvent>();
        var nameEn = state.Name.En is null && state.Name.Zh == Name.Zh ? Name.En : null;
        string[] names = [Name.Zh, .. Name.En is { } en && nameEn is null ? [en] : Array.Empty<string>(), .. Aliases ?? []];
        string[] added = [.. names.Except(state.Names, StringComparer.Ordinal).Except(state.RemovedAliases, StringComparer.Ordinal)];
        var region = state.Region is null ? Region : null;
        var under = state.Under is null ? Under : null;
        if (added.Length > 0 || region is not null || under is not null || nameEn is not null)
        {
            events.Add(new InstitutionSupplemented(added, region, under, Source, nameEn));
        }

        if (Kind != state.Kind && Said(nameof(Institution.Kind)))
        {
            events.Add(new InstitutionReclassified(Kind, Source));
        }

        if (Region is not null && region is null && Region != state.Region && Said(nameof(Institution.Region)))
        {
            events.Add(new InstitutionMoved(Region, Source));
        }

        if (Under is not null && under is null && Under != state.Under && Said(nameof(Institution.Under)))
        {
            events.Add(new InstitutionPlaced(Under, Source));
        }

        return Otherwise(Institution.Fold(state, events)) is { } otherwise ? [.. events, otherwise] : events;

        bool Said(string fact) => Source is { } source && state.Sources.GetValueOrDefault(fact) == source.Id;
    }
}

/// <summary>Another institution has this code.</summary>
/// <param name="Institution">The code given.</param>
/// <param name="Name">Whose it is.</param>
public sealed record InstitutionCodeTaken(string Institution, Text Name)
    : Refusal(
        new Text($"代码“{Institution}”已用于{Name.Zh}。", $"The code '{Institution}' already belongs to {Name.EnOrZh}."), CanMeet.Coordinator);
