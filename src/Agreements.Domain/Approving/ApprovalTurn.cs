namespace Agreements.Domain.Approving;

/// <summary>A word in an approval: for it an institution need have no other role in the agreement than that it approves.</summary>
public interface IApproves;

/// <summary>Whose turn it is in an approval that takes steps.</summary>
internal static class ApprovalTurn
{
    /// <summary>What is to be known to say whose turn it is.</summary>
    public static Needs Needs(Agreement state) =>
        (state.Exists ? PendingApproval.Of(state, state.Stage + 1)?.Needs : null) ?? Domain.Needs.Nothing;

    /// <summary>Why somebody cannot take the next step; null when it is theirs.</summary>
    /// <param name="state">The agreement.</param>
    /// <param name="context">Who asks, and what is known.</param>
    /// <param name="step">Number of the step that is meant; null for the next.</param>
    /// <param name="turn">The step; null where none can be taken now.</param>
    public static Refusal? Refuse(Agreement state, CommandContext context, int? step, out PendingApproval? turn)
    {
        turn = PendingApproval.Of(state, state.Stage + 1);
        if (turn is null)
        {
            return NoneNow(state);
        }

        return turn.IsTurnOf(context.By, context.Related) && (step is null || step == turn.Place.Number)
            ? null
            : new NotNextToApprove(turn.Place.Number, turn.Progress(context.Related));
    }

    /// <summary>Why no step can be taken in the present stage.</summary>
    public static Refusal NoneNow(Agreement state)
    {
        Stage[] stages = [.. (state.Policy.ApprovalSteps ?? []).Select(s => s.Stage - 1).Where(s => s != state.Stage).Distinct()];
        return (state.Policy.ApprovalSteps ?? []).Any(s => s.Stage == state.Stage + 1) || stages.Length == 0
            ? new NoStepToTake()
            : new WrongStage(state.Stage, stages);
    }
}

/// <summary>It is another's turn to approve.</summary>
/// <param name="Step">Number of the step that is next.</param>
/// <param name="Progress">How far the approval has come, and who is next.</param>
public sealed record NotNextToApprove(int Step, ApprovalProgress Progress)
    : Refusal(
        new Text($"现在不由您审批：{Progress.Sentence.Zh}", $"It is not your turn to approve: {Progress.Sentence.EnOrZh}"), Progress.MetBy)
{
    /// <inheritdoc />
    public override NextToApprove? Next => Progress.Next;
}

/// <summary>No step of an approval waits for anybody.</summary>
public sealed record NoStepToTake()
    : Refusal(new Text("目前没有待审批的步骤。", "No step of an approval waits for anybody now."), CanMeet.Coordinator);
