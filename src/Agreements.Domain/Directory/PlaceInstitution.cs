namespace Agreements.Domain.Directory;

/// <summary>Say what sort it is.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Kind">The sort.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record ReclassifyInstitution(string Code, InstitutionKind Kind, Source? Source = null) : InstitutionCommand(Code);

/// <summary>Say which region it is in.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Region">From large to small, parts split by <c>/</c>; null when it is not known after all.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record MoveInstitution(string Code, string? Region, Source? Source = null) : InstitutionCommand(Code);

/// <summary>Say which institution stands above it.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Under">Code of the institution above; null for none.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record PlaceInstitution(string Code, string? Under, Source? Source = null) : InstitutionCommand(Code)
{
    /// <inheritdoc />
    public override IEnumerable<string> Needs(Surroundings known) => Under is null ? [] : Ancestry.Of(Under, known);
}

/// <summary>The decisions on where it belongs.</summary>
internal static class InstitutionPlacing
{
    public static Decision<InstitutionEvent> Decide(Institution state, ReclassifyInstitution c) => c.Kind == state.Kind
        ? Decision<InstitutionEvent>.Nothing
        : Decision<InstitutionEvent>.Record(new InstitutionReclassified(c.Kind, c.Source));

    public static Decision<InstitutionEvent> Decide(Institution state, MoveInstitution c) => c.Region == state.Region
        ? Decision<InstitutionEvent>.Nothing
        : Decision<InstitutionEvent>.Record(new InstitutionMoved(c.Region, c.Source));

    public static Decision<InstitutionEvent> Decide(Institution state, PlaceInstitution c) =>
        c.Under == state.Under ? Decision<InstitutionEvent>.Nothing
        : c.Under is not null && Unfit(c.Code, c.Under, c.Around) is { } unfit ? Decision<InstitutionEvent>.Refuse(unfit)
        : Decision<InstitutionEvent>.Record(new InstitutionPlaced(c.Under, c.Source));

    /// <summary>Why an institution cannot stand above another; null when it can.</summary>
    public static Refusal? Unfit(string code, string under, Surroundings around) =>
        Ancestry.Of(under, around).Contains(code) ? new AboveItself(code, under) : Ancestry.RefuseUnlessNamed(under, around);
}

/// <summary>An institution would stand above itself.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Under">The one that was to stand above it: itself, or one that stands below it.</param>
public sealed record AboveItself(string Institution, string Under)
    : Refusal(
        new Text($"“{Under}”是“{Institution}”自身或其下级，不能作为其上级。", $"'{Under}' is '{Institution}' itself or stands below it, and cannot stand above it."),
        CanMeet.Coordinator);
