namespace Agreements.Domain.Directory;

/// <summary>Give a standing body another name; the one before stays as a former name.</summary>
/// <param name="Name">The new name.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record RenameBody(Text Name, Edtf? On = null, [property: NotInBody] Source? Source = null) : BodyCommand
{
    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context) => Name == state.Facts!.Name
        ? BodyDecision.Nothing
        : BodyDecision.Record(new BodyRenamed(Name, context.DayOf(On, Source), Source));
}

/// <summary>Put an institution into the chair, or leave it empty.</summary>
/// <param name="Institution">Code of the institution; null for nobody.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record AppointChair(string? Institution, Edtf? On = null, [property: NotInBody] Source? Source = null) : BodyCommand
{
    /// <inheritdoc />
    public override Needs Needs => Institution is null ? Needs.Nothing : new() { Institutions = [Institution] };

    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context) =>
        Institution == state.Facts!.Chair ? BodyDecision.Nothing
        : Source is null && Institution is not null && Ancestry.RefuseUnlessNamed(Institution, context.Related) is { } unfit ? BodyDecision.Refuse(unfit)
        : BodyDecision.Record(new ChairAppointed(Institution, context.DayOf(On, Source), Source));
}

/// <summary>Name the institutions that lead together, in place of those before.</summary>
/// <param name="Institutions">Their codes; empty for none.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record NameCoLeads(IReadOnlyList<string> Institutions, Edtf? On = null, [property: NotInBody] Source? Source = null) : BodyCommand
{
    /// <inheritdoc />
    public override Needs Needs => new() { Institutions = Institutions };

    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context)
    {
        if (Institutions.SequenceEqual(state.Facts!.CoLeads))
        {
            return BodyDecision.Nothing;
        }

        Refusal[] unfit = Source is null ? [.. Institutions.Select(i => Ancestry.RefuseUnlessNamed(i, context.Related)).OfType<Refusal>()] : [];
        return unfit.Length > 0
            ? BodyDecision.Refuse(unfit)
            : BodyDecision.Record(new CoLeadsNamed(Institutions, context.DayOf(On, Source), Source));
    }
}

/// <summary>Dissolve a standing body.</summary>
/// <param name="On">Its last day; null for today.</param>
/// <param name="Reason">Why; null when not said.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record DissolveBody(Edtf? On = null, string? Reason = null, [property: NotInBody] Source? Source = null) : BodyCommand
{
    /// <inheritdoc />
    public override BodyDecision Decide(Body state, CommandContext context) => state.DissolvedOn is not null
        ? BodyDecision.Nothing
        : BodyDecision.Record(new BodyDissolved(context.LastDayOf(On, Source), Reason, Source));
}
