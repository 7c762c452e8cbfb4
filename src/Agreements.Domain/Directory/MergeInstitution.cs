namespace Agreements.Domain.Directory;

/// <summary>
/// Merge an entry into another one of the same institution. Both histories stay; the surviving entry takes over the names, which is its own
/// command on its own stream, decided in the same session: <see cref="TakeOverDuplicate"/>.
/// </summary>
/// <param name="Code">The duplicate.</param>
/// <param name="Into">The entry that is to stand for both.</param>
/// <param name="Reason">How it was found out.</param>
public sealed record MergeInstitution(string Code, string Into, string Reason) : InstitutionCommand(Code)
{
    /// <inheritdoc />
    public override IEnumerable<string> Needs(Surroundings known) => Ancestry.Of(Into, known);
}

/// <summary>Take over the names of an entry that was merged into this one. Never asked from outside; it follows <see cref="MergeInstitution"/>.</summary>
/// <param name="Code">The surviving entry.</param>
/// <param name="Duplicate">The state of the entry that was merged into it.</param>
public sealed record TakeOverDuplicate(string Code, Institution Duplicate) : InstitutionCommand(Code);

/// <summary>The decisions to merge.</summary>
internal static class InstitutionMerging
{
    public static Decision<InstitutionEvent> Decide(Institution state, MergeInstitution c) =>
        state.MergedInto == c.Into ? Decision<InstitutionEvent>.Nothing
        : c.Into == c.Code ? Decision<InstitutionEvent>.Refuse(new MergedWithItself(c.Code))
        : Ancestry.RefuseUnlessNamed(c.Into, c.Around) is { } unfit ? Decision<InstitutionEvent>.Refuse(unfit)
        : Ancestry.Of(c.Into, c.Around).Contains(c.Code) ? Decision<InstitutionEvent>.Refuse(new AboveItself(c.Into, c.Code))
        : Decision<InstitutionEvent>.Record(new InstitutionMerged(c.Into, c.Reason));

    public static Decision<InstitutionEvent> Decide(Institution state, TakeOverDuplicate c) => state.MergedFrom.Contains(c.Duplicate.Code)
        ? Decision<InstitutionEvent>.Nothing
        : Decision<InstitutionEvent>.Record(new DuplicateTakenOver(c.Duplicate.Code, [.. c.Duplicate.Names.Except(state.Names, StringComparer.Ordinal)]));
}

/// <summary>An entry cannot be merged into itself.</summary>
/// <param name="Institution">The entry.</param>
public sealed record MergedWithItself(string Institution)
    : Refusal(new Text($"不能将“{Institution}”并入其自身。", $"'{Institution}' cannot be merged into itself."), CanMeet.Coordinator);
