namespace Agreements.Domain.Directory;

public static partial class Registrar
{
    /// <summary>Decides a command on a standing body.</summary>
    /// <param name="state">The state folded so far; unwritten for a new body.</param>
    /// <param name="command">The command, for the same body.</param>
    public static Decision<BodyEvent> Decide(Body state, BodyCommand command)
    {
        if (!state.Exists && command is not RegisterBody)
        {
            return Decision<BodyEvent>.Refuse(new BodyUnknown(command.Code));
        }

        var decision = Dispatch(state, command);
        // Figures and what sources say are of the time before.
        var possible = state.DissolvedOn is { } end && decision.Events.Count > 0 && command is not (RecordBodyFigure or CorrectBodyFigure or RegisterBody)
            ? Decision<BodyEvent>.Refuse(new BodyGone(command.Code, end))
            : decision;
        return possible.OnVersion(command.ExpectedVersion, state.Version);
    }

    private static Decision<BodyEvent> Dispatch(Body state, BodyCommand command) => command switch
    {
        RegisterBody c => BodyRegistration.Decide(state, c),
        RenameBody c => BodyLeading.Decide(state, c),
        AppointChair c => BodyLeading.Decide(state, c),
        NameCoLeads c => BodyLeading.Decide(state, c),
        DissolveBody c => BodyLeading.Decide(state, c),
        AdmitMember c => BodyMembers.Decide(state, c),
        ReleaseMember c => BodyMembers.Decide(state, c),
        CloseMembership c => BodyMembers.Decide(state, c),
        RecordBodyFigure c => FigureRules.Record<BodyEvent>(
            state.Figures, c.Figure, f => new BodyFigureRecorded(f), (f, why) => new BodyFigureCorrected(f, why)),
        CorrectBodyFigure c => FigureRules.Correct<BodyEvent>(state.Figures, c.Figure, c.Reason, (f, why) => new BodyFigureCorrected(f, why)),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is no command that a body knows."),
    };
}

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
