namespace Agreements.Domain.Framing;

/// <summary>Place it under another agreement, or take it out from under the one it is placed under.</summary>
/// <param name="Parent">The agreement above it; null for none.</param>
/// <param name="Reason">Why; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record PlaceUnder(Guid? Parent, string? Reason = null, Edtf? On = null, [property: NotInBody] Source? Source = null) : AgreementCommand
{
    /// <inheritdoc />
    public override IReadOnlyList<Guid> NamedAgreements => Parent is { } parent ? [parent] : [];

    /// <inheritdoc />
    public override IReadOnlyList<Standing> PossibleWhile => [Standing.Open, Standing.Suspended];

    /// <summary>The whole line above, so that no circle comes about.</summary>
    /// <param name="state">The agreement as it is.</param>
    public override Needs Needs(Agreement state) => new() { UpFrom = Parent is { } parent ? [parent] : [] };

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Parent == Parent)
        {
            return Decision.Nothing;
        }

        return Parent is { } parent && Refusal(state, context, parent) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new PlacedUnder(Parent, state.Parent, Reason, context.DayOf(On, Source), Source));
    }

    private Refusal? Refusal(Agreement state, CommandContext context, Guid parent)
    {
        if (parent == state.Id)
        {
            return new ParentIsItself();
        }

        Agreement[] line = [.. context.Related.LineFrom(parent)];
        return line.FirstOrDefault() switch
        {
            null => new ParentUnknown(parent),
            _ when line.Any(a => a.Id == state.Id || a.Parent == state.Id) => new ParentBelow(parent, line[0].Title),
            { Standing: not Standing.Open } p when Source is null => new ParentNotOpen(p.Id, p.Title, p.Standing),
            _ => null,
        };
    }
}

/// <summary>The agreement that it shall be placed under is not there.</summary>
/// <param name="Parent">The id given.</param>
public sealed record ParentUnknown(Guid Parent)
    : Refusal(new Text($"没有编号为 {Parent} 的上级协议。", $"There is no agreement {Parent} to place it under."), CanMeet.Coordinator);

/// <summary>The agreement that it shall be placed under is below it.</summary>
/// <param name="Parent">Its id.</param>
/// <param name="Title">Its title.</param>
public sealed record ParentBelow(Guid Parent, Text Title)
    : Refusal(
        new Text($"“{Title.Zh}”在本协议之下，不能作为其上级协议。", $"'{Title.EnOrZh}' is below this agreement and cannot be above it."),
        CanMeet.Coordinator);
