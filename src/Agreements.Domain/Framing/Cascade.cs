namespace Agreements.Domain.Framing;

/// <summary>A command on one agreement that can bring the same about for agreements below it: one decision, all or nothing.</summary>
public interface ICascading
{
    /// <summary>Ids of the agreements below for which the same is decided; null or empty for none.</summary>
    IReadOnlyList<Guid>? Below { get; }

    /// <summary>The agreement above whose decision asks for this; null when it is asked for itself. Set by the cascade alone.</summary>
    Guid? Cause { get; }

    /// <summary>The command for an agreement below.</summary>
    /// <param name="id">The agreement below.</param>
    AgreementCommand ForBelow(Guid id);
}

/// <summary>What a cascade decides for the agreements below.</summary>
public static class Cascade
{
    /// <summary>What a decision with a cascade needs: those below, and all that is above each of them.</summary>
    /// <param name="state">The agreement as it is.</param>
    /// <param name="command">The command.</param>
    internal static Needs Needs(Agreement state, ICascading command) => Domain.Needs.Nothing with
    {
        UpFrom = [.. command.Below ?? [], .. command.Cause is not null && state.Parent is { } parent ? [parent] : Array.Empty<Guid>()],
    };

    /// <summary>The decision for each agreement below, in the order given; each once.</summary>
    /// <param name="command">The command on the agreement above, with its surroundings.</param>
    public static IReadOnlyList<(Guid Id, Decision Decision)> DecideBelow(ICascading command) =>
        [.. (command.Below ?? []).Distinct().Select(id => (id, DecideFor(id, command)))];

    /// <summary>The decision of the agreement above, refused when any of those below refuses: nothing happens in half of a tree.</summary>
    internal static Decision With(ICascading command, Decision own)
    {
        var around = ((AgreementCommand)command).Around;
        Refusal[] refused =
        [
            .. DecideBelow(command).Where(d => d.Decision.IsRefused)
                .Select(d => new BelowRefuses(d.Id, around.Agreements.GetValueOrDefault(d.Id)?.Title ?? new Text(d.Id.ToString()), d.Decision.Refusals)),
        ];
        return refused.Length == 0 ? own : Decision.Refuse([.. own.Refusals, .. refused]);
    }

    /// <summary>Null when the cause is above the agreement, or there is none; otherwise the refusal that says so.</summary>
    internal static Refusal? RefuseUnlessBelow(Agreement state, ICascading command) =>
        command.Cause is { } cause && ((AgreementCommand)command).Around.LineFrom(state.Parent).All(a => a.Id != cause) ? new NotAbove(cause) : null;

    private static Decision DecideFor(Guid id, ICascading command) =>
        Decider.Decide(((AgreementCommand)command).Around.Agreements.GetValueOrDefault(id) ?? Agreement.Unwritten(id), command.ForBelow(id));
}

/// <summary>An agreement below refuses what was decided for it with the one above.</summary>
/// <param name="Agreement">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Because">Why.</param>
public sealed record BelowRefuses(Guid Agreement, Text Title, IReadOnlyList<Refusal> Because)
    : Refusal(
        new Text(
            $"下级协议“{Title.Zh}”：{string.Concat(Because.Select(b => b.Sentence.Zh))}",
            $"The agreement below, '{Title.EnOrZh}': {string.Join(" ", Because.Select(b => b.Sentence.EnOrZh))}"),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public bool Equals(BelowRefuses? other) => other is not null && base.Equals(other) && Agreement == other.Agreement && Because.SequenceEqual(other.Because);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Agreement, Because.Count);
}
