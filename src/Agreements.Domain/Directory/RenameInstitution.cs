namespace Agreements.Domain.Directory;

/// <summary>Give it another formal name; the one before stays as a former name.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Name">The new name.</param>
/// <param name="On">From which day; null for today.</param>
/// <param name="Source">Where the fact comes from; null when decided here.</param>
public sealed record RenameInstitution(string Code, Text Name, Edtf? On = null, Source? Source = null) : InstitutionCommand(Code);

/// <summary>Add another name it goes by.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Alias">The name.</param>
public sealed record AddAlias(string Code, string Alias) : InstitutionCommand(Code);

/// <summary>Take away a name it does not go by. The formal name and former names stay.</summary>
/// <param name="Code">The institution.</param>
/// <param name="Alias">The name.</param>
public sealed record RemoveAlias(string Code, string Alias) : InstitutionCommand(Code);

/// <summary>The decisions on names.</summary>
internal static class InstitutionNaming
{
    public static Decision<InstitutionEvent> Decide(Institution state, RenameInstitution c) => c.Name == state.Name
        ? Decision<InstitutionEvent>.Nothing
        : Decision<InstitutionEvent>.Record(new InstitutionRenamed(c.Name, c.DayOf(c.On, c.Source), c.Source));

    public static Decision<InstitutionEvent> Decide(Institution state, AddAlias c) => state.Names.Contains(c.Alias)
        ? Decision<InstitutionEvent>.Nothing
        : Decision<InstitutionEvent>.Record(new AliasAdded(c.Alias));

    public static Decision<InstitutionEvent> Decide(Institution state, RemoveAlias c) =>
        state.Aliases.Contains(c.Alias) ? Decision<InstitutionEvent>.Record(new AliasRemoved(c.Alias))
        : state.Names.Contains(c.Alias) ? Decision<InstitutionEvent>.Refuse(new NameIsFormal(c.Alias))
        : Decision<InstitutionEvent>.Nothing;
}

/// <summary>A formal name, present or former, is no alias that can be taken away.</summary>
/// <param name="Name">The name given.</param>
public sealed record NameIsFormal(string Name)
    : Refusal(new Text($"“{Name}”是正式名称或曾用名，不能作为别名删除。", $"'{Name}' is a formal or former name, not an alias that could be removed."), CanMeet.Coordinator);
