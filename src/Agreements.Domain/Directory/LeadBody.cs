namespace Agreements.Domain.Directory;

/// <summary>Give a standing body another name; the one before stays as a former name.</summary>
/// <param name="Code">The body.</param>
/// <param name="Name">The new name.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record RenameBody(string Code, Text Name, Edtf? On = null, Source? Source = null) : BodyCommand(Code);

/// <summary>Put an institution into the chair, or leave it empty.</summary>
/// <param name="Code">The body.</param>
/// <param name="Institution">Code of the institution; null for nobody.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AppointChair(string Code, string? Institution, Edtf? On = null, Source? Source = null) : BodyCommand(Code)
{
    /// <inheritdoc />
    public override IEnumerable<string> Needs(Surroundings known) => Institution is null ? [] : [Institution];
}

/// <summary>Name the institutions that lead together, in place of those before.</summary>
/// <param name="Code">The body.</param>
/// <param name="Institutions">Their codes; empty for none.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record NameCoLeads(string Code, IReadOnlyList<string> Institutions, Edtf? On = null, Source? Source = null) : BodyCommand(Code)
{
    /// <inheritdoc />
    public override IEnumerable<string> Needs(Surroundings known) => Institutions;
}

/// <summary>Dissolve a standing body.</summary>
/// <param name="Code">The body.</param>
/// <param name="On">Its last day; null for today.</param>
/// <param name="Reason">Why; null when not said.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record DissolveBody(string Code, Edtf? On = null, string? Reason = null, Source? Source = null) : BodyCommand(Code);

/// <summary>The decisions on name, lead and end.</summary>
internal static class BodyLeading
{
    public static Decision<BodyEvent> Decide(Body state, RenameBody c) => c.Name == state.Facts!.Name
        ? Decision<BodyEvent>.Nothing
        : Decision<BodyEvent>.Record(new BodyRenamed(c.Name, c.DayOf(c.On, c.Source), c.Source));

    public static Decision<BodyEvent> Decide(Body state, AppointChair c) =>
        c.Institution == state.Facts!.Chair ? Decision<BodyEvent>.Nothing
        : c.Source is null && c.Institution is not null && Ancestry.RefuseUnlessNamed(c.Institution, c.Around) is { } unfit ? Decision<BodyEvent>.Refuse(unfit)
        : Decision<BodyEvent>.Record(new ChairAppointed(c.Institution, c.DayOf(c.On, c.Source), c.Source));

    public static Decision<BodyEvent> Decide(Body state, NameCoLeads c)
    {
        if (c.Institutions.SequenceEqual(state.Facts!.CoLeads))
        {
            return Decision<BodyEvent>.Nothing;
        }

        Refusal[] unfit = c.Source is null ? [.. c.Institutions.Select(i => Ancestry.RefuseUnlessNamed(i, c.Around)).OfType<Refusal>()] : [];
        return unfit.Length > 0
            ? Decision<BodyEvent>.Refuse(unfit)
            : Decision<BodyEvent>.Record(new CoLeadsNamed(c.Institutions, c.DayOf(c.On, c.Source), c.Source));
    }

    public static Decision<BodyEvent> Decide(Body state, DissolveBody c) => state.DissolvedOn is not null
        ? Decision<BodyEvent>.Nothing
        : Decision<BodyEvent>.Record(new BodyDissolved(c.LastDayOf(c.On, c.Source), c.Reason, c.Source));
}
