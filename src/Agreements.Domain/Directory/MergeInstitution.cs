namespace Agreements.Domain.Directory;

/// <summary>
/// Merge an entry into another one of the same institution. Both histories stay; the surviving entry takes over the names, which is its own
/// command on its own stream, decided in the same session: <see cref="TakeOverDuplicate"/>.
/// </summary>
/// <param name="Into">The entry that is to stand for both.</param>
/// <param name="Reason">How it was found out.</param>
public sealed record MergeInstitution(string Into, string Reason) : InstitutionCommand
{
    /// <inheritdoc />
    public override Needs Needs => new() { InstitutionsUpFrom = [Into] };

    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) =>
        state.MergedInto == Into ? InstitutionDecision.Nothing
        : Into == state.Code ? InstitutionDecision.Refuse(new MergedWithItself(state.Code))
        : Ancestry.RefuseUnlessNamed(Into, context.Related) is { } unfit ? InstitutionDecision.Refuse(unfit)
        : Ancestry.Of(Into, context.Related).Contains(state.Code) ? InstitutionDecision.Refuse(new AboveItself(Into, state.Code))
        : Merge(state, context, new InstitutionMerged(Into, Reason));

    private InstitutionDecision Merge(Institution state, CommandContext context, InstitutionMerged merged)
    {
        var survivor = context.Related.FindInstitution(Into)!;
        var takesOver = Registrar.Decide(survivor, new TakeOverDuplicate(Institution.Evolve(state, merged)), context.Onward);
        return InstitutionDecision.Record(merged) with { Beside = [new Beside(survivor.Id, survivor.Version, takesOver.Events)] };
    }
}

/// <summary>Take over the names of an entry that was merged into this one. Never asked from outside; it follows <see cref="MergeInstitution"/>.</summary>
/// <param name="Duplicate">The state of the entry that was merged into it.</param>
public sealed record TakeOverDuplicate(Institution Duplicate) : InstitutionCommand
{
    /// <inheritdoc />
    public override InstitutionDecision Decide(Institution state, CommandContext context) => state.MergedFrom.Contains(Duplicate.Code)
        ? InstitutionDecision.Nothing
        : InstitutionDecision.Record(new DuplicateTakenOver(Duplicate.Code, [.. Duplicate.Names.Except(state.Names, StringComparer.Ordinal)]));
}

/// <summary>An entry cannot be merged into itself.</summary>
/// <param name="Institution">The entry.</param>
public sealed record MergedWithItself(string Institution)
    : Refusal(new Text($"不能将“{Institution}”并入其自身。", $"'{Institution}' cannot be merged into itself."), CanMeet.Coordinator);
