namespace Agreements.Domain.Guarding;

/// <summary>
/// What must hold of the agreement above, whatever stage comes next. Rating looks back: it is possible also when the agreement above
/// has ended.
/// </summary>
internal static class ParentGuard
{
    public static IReadOnlyList<Guid> Needs(Agreement state, Stage stage) => stage < Stage.Evaluated && state.Parent is { } parent ? [parent] : [];

    public static IEnumerable<Refusal> Unmet(Agreement state, Stage stage, RelatedState related)
    {
        foreach (var id in Needs(state, stage))
        {
            if (related.FindAgreement(id) is { Standing: Standing.Suspended or Standing.Terminated } parent)
            {
                yield return new ParentNotOpen(id, parent.Title, parent.Standing);
            }
        }
    }
}

/// <summary>The agreement above is suspended or terminated.</summary>
/// <param name="Parent">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Standing">How it stands.</param>
public sealed record ParentNotOpen(Guid Parent, Text Title, Standing Standing)
    : Refusal(
        new Text($"上级协议“{Title.Zh}”处于“{StandingNames.Zh(Standing)}”状态。", $"The agreement above, '{Title.EnOrZh}', is {StandingNames.En(Standing)}."),
        CanMeet.Coordinator);
