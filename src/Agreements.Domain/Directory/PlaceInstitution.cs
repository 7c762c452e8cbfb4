namespace Agreements.Domain.Directory;

/// <summary>Say what sort it is.</summary>
/// <param name="Kind">The sort.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ReclassifyInstitution(InstitutionKind Kind, [property: NotInBody] Source? Source = null) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) => Kind == state.Kind
        ? InstitutionDecision.Nothing
        : InstitutionDecision.Record(new InstitutionReclassified(Kind, Source));
}

/// <summary>Say which region it is in.</summary>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when it is not known after all.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record MoveInstitution(string? Region, [property: NotInBody] Source? Source = null) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) => Region == state.Region
        ? InstitutionDecision.Nothing
        : InstitutionDecision.Record(new InstitutionMoved(Region, Source));
}

/// <summary>Say which institution stands above it.</summary>
/// <param name="Under">Code of the institution above; null for none.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record PlaceInstitution(string? Under, [property: NotInBody] Source? Source = null) : InstitutionCommand
{
    /// <inheritdoc />
    public override Needs Needs => Under is null ? Needs.Nothing : new() { InstitutionsUpFrom = [Under] };

    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) =>
        Under == state.Under ? InstitutionDecision.Nothing
        : Under is not null && InstitutionPlacing.Unfit(state.Code, Under, context.Related) is { } unfit ? InstitutionDecision.Refuse(unfit)
        : InstitutionDecision.Record(new InstitutionPlaced(Under, Source));
}

/// <summary>What institutions placed and those entered have in common.</summary>
internal static class InstitutionPlacing
{
    /// <summary>Why an institution cannot stand above another; null when it can.</summary>
    public static Refusal? Unfit(string code, string under, RelatedState related) =>
        Ancestry.Of(under, related).Contains(code) ? new AboveItself(code, under) : Ancestry.RefuseUnlessNamed(under, related);
}

/// <summary>An institution would stand above itself.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Under">The one that was to stand above it: itself, or one that stands below it.</param>
public sealed record AboveItself(string Institution, string Under)
    : Refusal(
        new Text($"“{Under}”是“{Institution}”自身或其下级，不能作为其上级。", $"'{Under}' is '{Institution}' itself or stands below it, and cannot stand above it."),
        CanMeet.Coordinator);
