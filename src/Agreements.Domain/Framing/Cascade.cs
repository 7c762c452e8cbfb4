namespace Agreements.Domain.Framing;

/// <summary>A command on one agreement that can bring the same about for agreements below it: one decision, all or nothing.</summary>
public interface ICascading
{
    /// <summary>Ids of the agreements below for which the same is decided; null or empty for none.</summary>
    IReadOnlyList<Guid>? Below { get; }

    /// <summary>The command for each of them.</summary>
    AgreementCommand ForBelow { get; }
}

/// <summary>What a cascade decides for the agreements below.</summary>
public static class Cascade
{
    /// <summary>The decision for each agreement below, in the order given; each once.</summary>
    /// <param name="state">The agreement above.</param>
    /// <param name="command">The command on it.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public static IReadOnlyList<(Guid Id, Decision Decision)> DecideBelow(Agreement state, ICascading command, CommandContext context) =>
        [.. (command.Below ?? []).Distinct().Select(id => (id, Decider.Decide(
            context.Related.FindAgreement(id) ?? Agreement.Unwritten(id), command.ForBelow, context.Onward with { Cause = state.Id })))];

    /// <summary>
    /// The decision of the agreement above with those for the ones below, refused when any of them refuses: nothing happens in half of a
    /// tree.
    /// </summary>
    internal static Decision With(Agreement state, ICascading command, CommandContext context, Decision own)
    {
        var below = DecideBelow(state, command, context);
        Refusal[] refused =
        [
            .. below.Where(d => d.Decision.IsRefused)
                .Select(d => new BelowRefuses(d.Id, context.Related.FindAgreement(d.Id)?.Title ?? new Text(d.Id.ToString()), d.Decision.Refusals)),
        ];
        return refused.Length > 0 ? Decision.Refuse([.. own.Refusals, .. refused])
            : own.IsRefused ? own
            : own with { Beside = [.. below.Select(b =>
                new Beside(b.Id, context.Related.FindAgreement(b.Id)!.Version, b.Decision.Events) { IsBelow = true })] };
    }

    /// <summary>Null when the cause is above the agreement, or there is none; otherwise the refusal that says so.</summary>
    internal static Refusal? RefuseUnlessBelow(Agreement state, CommandContext context) =>
        context.Cause is { } cause && context.Related.LineFrom(state.Parent).All(a => a.Id != cause) ? new NotAbove(cause) : null;
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
