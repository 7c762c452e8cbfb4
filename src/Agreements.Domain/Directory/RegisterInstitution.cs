namespace Agreements.Domain.Directory;

/// <summary>
/// Enter an institution. A source that speaks of one that is on record adds what is new about it; a source that now says something else
/// than it said before changes that; what other sources say stays as it is.
/// </summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Name">Its formal name.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="Region">Its region; null when unknown.</param>
/// <param name="Under">The institution above; null when unknown or none.</param>
/// <param name="Source">Where the facts come from; null when entered here.</param>
public sealed record RegisterInstitution(
    string Code, InstitutionKind Kind, Text Name, IReadOnlyList<string> Aliases, string? Region, string? Under, Source? Source = null) : InstitutionCommand(Code)
{
    /// <inheritdoc />
    public override IEnumerable<string> Needs(Surroundings known) => Source is null && Under is not null ? Ancestry.Of(Under, known) : [];
}

/// <summary>The decision to enter it.</summary>
internal static class InstitutionRegistration
{
    public static Decision<InstitutionEvent> Decide(Institution state, RegisterInstitution c)
    {
        var added = Added(state, c);
        if (state.Exists)
        {
            return c.Source is not null || added.Count == 0 && SaysTheSame(state, c)
                ? Decision<InstitutionEvent>.Record(added)
                : Decision<InstitutionEvent>.Refuse(new InstitutionCodeTaken(c.Code, state.Name));
        }

        return c.Source is null && c.Under is not null && InstitutionPlacing.Unfit(c.Code, c.Under, c.Around) is { } unfit
            ? Decision<InstitutionEvent>.Refuse(unfit)
            : Decision<InstitutionEvent>.Record(new InstitutionRegistered(c.Code, c.Kind, c.Name, c.Aliases, c.Region, c.Under, c.Source));
    }

    private static bool SaysTheSame(Institution state, RegisterInstitution c) =>
        (state.Kind, state.Region, state.Under) == (c.Kind, c.Region ?? state.Region, c.Under ?? state.Under) && state.Name.Zh == c.Name.Zh;

    /// <summary>What the source says against the record, where it has not said so before.</summary>
    private static InstitutionSaidOtherwise? Otherwise(Institution state, RegisterInstitution c)
    {
        if (c.Source is not { } source)
        {
            return null;
        }

        var said = new InstitutionSaidOtherwise(
            c.Kind == state.Kind ? null : c.Kind, c.Region == state.Region ? null : c.Region, c.Under == state.Under ? null : c.Under, source);
        var before = state.SaidOtherwise.GetValueOrDefault(source.Id);
        return (said.Kind, said.Region, said.Under) == (null, null, null) || (said.Kind, said.Region, said.Under) == (before?.Kind, before?.Region, before?.Under)
            ? null
            : said;
    }

    private static List<InstitutionEvent> Added(Institution state, RegisterInstitution c)
    {
        var events = new List<InstitutionEvent>();
        var nameEn = state.Name.En is null && state.Name.Zh == c.Name.Zh ? c.Name.En : null;
        string[] names = [c.Name.Zh, .. c.Name.En is { } en && nameEn is null ? [en] : Array.Empty<string>(), .. c.Aliases];
        string[] added = [.. names.Except(state.Names, StringComparer.Ordinal).Except(state.RemovedAliases, StringComparer.Ordinal)];
        var region = state.Region is null ? c.Region : null;
        var under = state.Under is null ? c.Under : null;
        if (added.Length > 0 || region is not null || under is not null || nameEn is not null)
        {
            events.Add(new InstitutionSupplemented(added, region, under, c.Source, nameEn));
        }

        if (c.Kind != state.Kind && Said(nameof(Institution.Kind)))
        {
            events.Add(new InstitutionReclassified(c.Kind, c.Source));
        }

        if (c.Region is not null && region is null && c.Region != state.Region && Said(nameof(Institution.Region)))
        {
            events.Add(new InstitutionMoved(c.Region, c.Source));
        }

        if (c.Under is not null && under is null && c.Under != state.Under && Said(nameof(Institution.Under)))
        {
            events.Add(new InstitutionPlaced(c.Under, c.Source));
        }

        return Otherwise(Institution.Fold(state, events), c) is { } otherwise ? [.. events, otherwise] : events;

        bool Said(string fact) => c.Source is { } source && state.Sources.GetValueOrDefault(fact) == source.Id;
    }
}

/// <summary>Another institution has this code.</summary>
/// <param name="Institution">The code given.</param>
/// <param name="Name">Whose it is.</param>
public sealed record InstitutionCodeTaken(string Institution, Text Name)
    : Refusal(
        new Text($"代码“{Institution}”已用于{Name.Zh}。", $"The code '{Institution}' already belongs to {Name.EnOrZh}."), CanMeet.Coordinator);
