namespace Agreements.Domain.Directory;

/// <summary>
/// The one way from a command on an entry of the directory to events. Pure: the same state and command give the same decision, always.
/// An importer asks it with facts that name their source; such facts need no related state, since a source may speak of institutions that
/// nobody has entered yet.
/// </summary>
public static class Registrar
{
    /// <summary>Decides a command on an institution.</summary>
    /// <param name="state">The state folded so far; unwritten for a new institution.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public static InstitutionDecision Decide(Institution state, InstitutionCommand command, CommandContext context)
    {
        if (!state.Exists && command is not RegisterInstitution)
        {
            return InstitutionDecision.Refuse(new InstitutionUnknown(state.Code));
        }

        var decision = command.Decide(state, context);
        var possible = state.MergedInto is { } into && decision.Events.Count > 0
            ? InstitutionDecision.Refuse(new InstitutionMergedAway(state.Code, into))
            : decision;
        return possible.OnVersion(context.SeenVersion, state.Version);
    }

    /// <summary>Decides a command on a standing body.</summary>
    /// <param name="state">The state folded so far; unwritten for a new body.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public static BodyDecision Decide(Body state, BodyCommand command, CommandContext context)
    {
        if (!state.Exists && command is not RegisterBody)
        {
            return BodyDecision.Refuse(new BodyUnknown(state.Code));
        }

        var decision = command.Decide(state, context);
        // Figures and what sources say are of the time before.
        var possible = state.DissolvedOn is { } end && decision.Events.Count > 0 && command is not (RecordBodyFigure or CorrectBodyFigure or RegisterBody)
            ? BodyDecision.Refuse(new BodyGone(state.Code, end))
            : decision;
        return possible.OnVersion(context.SeenVersion, state.Version);
    }
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

/// <summary>There is no standing body with this code.</summary>
/// <param name="Body">The code.</param>
public sealed record BodyUnknown(string Body)
    : Refusal(new Text($"名录中没有代码为“{Body}”的组织。", $"The directory has no standing body '{Body}'."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override bool IsAbsence => true;
}

/// <summary>The body is no more.</summary>
/// <param name="Body">Its code.</param>
/// <param name="On">Its last day.</param>
public sealed record BodyGone(string Body, Edtf On)
    : Refusal(new Text($"“{Body}”已于{On}撤销，不能办理此项。", $"'{Body}' was dissolved on {On}; this is not possible any more."), CanMeet.Coordinator);
