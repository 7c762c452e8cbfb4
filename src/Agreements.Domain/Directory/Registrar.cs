namespace Agreements.Domain.Directory;

/// <summary>
/// The one way from a command on an entry of the directory to events. Pure: the same state and command give the same decision, always.
/// An importer asks it with facts that name their source; such facts need no surroundings, since a source may speak of institutions that
/// nobody has entered yet.
/// </summary>
public static partial class Registrar
{
    /// <summary>Decides a command on an institution.</summary>
    /// <param name="state">The state folded so far; unwritten for a new institution.</param>
    /// <param name="command">The command, for the same institution.</param>
    public static Decision<InstitutionEvent> Decide(Institution state, InstitutionCommand command)
    {
        if (!state.Exists && command is not RegisterInstitution)
        {
            return Decision<InstitutionEvent>.Refuse(new InstitutionUnknown(command.Code));
        }

        var decision = Dispatch(state, command);
        var possible = state.MergedInto is { } into && decision.Events.Count > 0
            ? Decision<InstitutionEvent>.Refuse(new InstitutionMergedAway(state.Code, into))
            : decision;
        return possible.OnVersion(command.ExpectedVersion, state.Version);
    }

    private static Decision<InstitutionEvent> Dispatch(Institution state, InstitutionCommand command) => command switch
    {
        RegisterInstitution c => InstitutionRegistration.Decide(state, c),
        RenameInstitution c => InstitutionNaming.Decide(state, c),
        AddAlias c => InstitutionNaming.Decide(state, c),
        RemoveAlias c => InstitutionNaming.Decide(state, c),
        ReclassifyInstitution c => InstitutionPlacing.Decide(state, c),
        MoveInstitution c => InstitutionPlacing.Decide(state, c),
        PlaceInstitution c => InstitutionPlacing.Decide(state, c),
        MergeInstitution c => InstitutionMerging.Decide(state, c),
        TakeOverDuplicate c => InstitutionMerging.Decide(state, c),
        RecordInstitutionFigure c => FigureRules.Record<InstitutionEvent>(
            state.Figures, c.Figure, f => new InstitutionFigureRecorded(f), (f, why) => new InstitutionFigureCorrected(f, why)),
        CorrectInstitutionFigure c => FigureRules.Correct<InstitutionEvent>(
            state.Figures, c.Figure, c.Reason, (f, why) => new InstitutionFigureCorrected(f, why)),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is no command that an institution knows."),
    };
}

/// <summary>There is no institution with this code.</summary>
/// <param name="Institution">The code.</param>
public sealed record InstitutionUnknown(string Institution)
    : Refusal(new Text($"名录中没有代码为“{Institution}”的机构。", $"The directory has no institution '{Institution}'."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override bool IsAbsence => true;
}

/// <summary>Another entry stands for this one.</summary>
/// <param name="Institution">The code given.</param>
/// <param name="Into">Code of the entry that stands for it.</param>
public sealed record InstitutionMergedAway(string Institution, string Into)
    : Refusal(
        new Text($"“{Institution}”已并入“{Into}”，请改用后者。", $"'{Institution}' was merged into '{Into}': use that one."), CanMeet.Coordinator);
