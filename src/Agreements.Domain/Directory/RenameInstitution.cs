namespace Agreements.Domain.Directory;

/// <summary>Give it another formal name; the one before stays as a former name.</summary>
/// <param name="Name">The new name.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record RenameInstitution(Text Name, Edtf? On = null, [property: NotInBody] Source? Source = null) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) => Name == state.Name
        ? InstitutionDecision.Nothing
        : InstitutionDecision.Record(new InstitutionRenamed(Name, context.DayOf(On, Source), Source));
}

/// <summary>Add another name it goes by.</summary>
/// <param name="Alias">The name.</param>
public sealed record AddAlias(string Alias) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) => state.Names.Contains(Alias)
        ? InstitutionDecision.Nothing
        : InstitutionDecision.Record(new AliasAdded(Alias));
}

/// <summary>Take away a name it does not go by. The formal name and former names stay.</summary>
/// <param name="Alias">The name.</param>
public sealed record RemoveAlias(string Alias) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) =>
        state.Aliases.Contains(Alias) ? InstitutionDecision.Record(new AliasRemoved(Alias))
        : state.Names.Contains(Alias) ? InstitutionDecision.Refuse(new NameIsFormal(Alias))
        : InstitutionDecision.Nothing;
}

/// <summary>A formal name, present or former, is no alias that can be taken away.</summary>
/// <param name="Name">The name given.</param>
public sealed record NameIsFormal(string Name)
    : Refusal(new Text($"“{Name}”是正式名称或曾用名，不能作为别名删除。", $"'{Name}' is a formal or former name, not an alias that could be removed."), CanMeet.Coordinator);
