namespace Agreements.Domain;

/// <summary>The one way from a command to events. Pure: the same state and command give the same decision, always.</summary>
public static class Decider
{
    /// <summary>
    /// Decides a command. What is already on record gives <see cref="Decision.Nothing"/>, even on a stale version, so that a repeated
    /// command is harmless; anything else on a stale version is refused.
    /// </summary>
    /// <param name="state">The state folded so far; unwritten for a new agreement.</param>
    /// <param name="command">The command.</param>
    /// <param name="context">Who asks, and what is known.</param>
    public static Decision Decide(Agreement state, AgreementCommand command, CommandContext context)
    {
        if (!state.Exists && command is not ProposeAgreement)
        {
            return Decision.Refuse(new AgreementUnknown(state.Id));
        }

        var decision = OpenAgain(state, context, InOrder(state, context, AmongTheKnown(context, command.Decide(state, context))));
        return WhileItStands(state, command, decision).OnVersion(context.SeenVersion, state.Version);
    }

    /// <summary>Whatever moves the last day of an expired agreement so that it is not certainly over opens it again.</summary>
    private static Decision OpenAgain(Agreement state, CommandContext context, Decision decision)
    {
        if (!state.Exists || decision.Events.Count == 0)
        {
            return decision;
        }

        var after = Agreement.Fold(state, decision.Events);
        var last = LastDay.Of(after);
        var isNews = state.ClosedAs is not Standing.Expired || last != LastDay.Of(state);
        return after.ClosedAs is Standing.Expired && isNews && !(last?.Certain < context.Today)
            ? decision with { Events = [.. decision.Events, new AgreementReopened(last?.Certain)] }
            : decision;
    }

    private static Decision InOrder(Agreement state, CommandContext context, Decision decision) =>
        Chronology.Faults(state, decision.Events, context.Today).Distinct().ToArray() is { Length: > 0 } faults ? Decision.Refuse(faults) : decision;

    /// <summary>Before the first event there is no standing to ask for.</summary>
    private static Decision WhileItStands(Agreement state, AgreementCommand command, Decision decision) =>
        state.Exists && decision.Events.Count > 0 && !command.PossibleWhile.Contains(state.Standing)
            ? Decision.Refuse(new NotOpen(state.Standing))
            : decision;

    /// <summary>Nobody is named in an event whom nobody knows: a slip in a reference would stay in the history for ever.</summary>
    private static Decision AmongTheKnown(CommandContext context, Decision decision) =>
        decision.Events.SelectMany(PersonReference.NewIn).Where(p => !context.Related.Knows(p)).Distinct().ToArray() is { Length: > 0 } unknown
            ? Decision.Refuse([.. unknown.Select(p => new PersonUnknown(p))])
            : decision;
}

/// <summary>There is no such agreement.</summary>
/// <param name="Id">The id asked for.</param>
public sealed record AgreementUnknown(Guid Id)
    : Refusal(new Text($"没有编号为 {Id} 的协议。", $"There is no agreement {Id}."))
{
    /// <inheritdoc />
    public override bool IsAbsence => true;
}

/// <summary>Something has happened since the caller looked.</summary>
/// <param name="Seen">The version that the caller had seen.</param>
/// <param name="Current">The version now.</param>
public sealed record VersionStale(long Seen, long Current)
    : Refusal(new Text(
        $"您看到的是第 {Seen} 版，现在是第 {Current} 版：请先查看其间发生的事项。",
        $"You saw version {Seen}, it is at version {Current} now: look at what has happened since."));

/// <summary>As the agreement stands, this is not possible.</summary>
/// <param name="Standing">How it stands.</param>
public sealed record NotOpen(Standing Standing)
    : Refusal(
        new Text($"协议目前“{StandingNames.Zh(Standing)}”，不能办理此项。", $"The agreement is {StandingNames.En(Standing)}; this is not possible now."),
        CanMeet.Coordinator);

/// <summary>No party of the agreement has this id.</summary>
/// <param name="Party">The id given.</param>
public sealed record PartyUnknown(string Party)
    : Refusal(new Text($"协议中没有“{Party}”这一方。", $"The agreement has no party '{Party}'."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>Only a principal can do this.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">Its name.</param>
public sealed record NotPrincipal(string Party, Text Name)
    : Refusal(new Text($"{Name.Zh}不是签约主体。", $"{Name.EnOrZh} is not a principal."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>The party has no name yet, so it cannot act.</summary>
/// <param name="Party">The party's id.</param>
/// <param name="Name">What is known of it.</param>
public sealed record PartyNotNamed(string Party, Text Name)
    : Refusal(new Text($"“{Name.Zh}”尚未确定名称，不能办理。", $"'{Name.EnOrZh}' has not been named yet and cannot act."), CanMeet.Coordinator)
{
    /// <inheritdoc />
    public override string? PartyId => Party;
}

/// <summary>The command does not belong in the present stage.</summary>
/// <param name="Current">The present stage.</param>
/// <param name="Needed">The stages in which it is possible.</param>
public sealed record WrongStage(Stage Current, params IReadOnlyList<Stage> Needed)
    : Refusal(
        new Text(
            $"协议处于“{StageNames.Zh(Current)}”阶段，此项只能在{string.Join("、", Needed.Select(s => $"“{StageNames.Zh(s)}”"))}阶段办理。",
            $"The agreement is {StageNames.En(Current)}; this is possible only while it is {string.Join(" or ", Needed.Select(StageNames.En))}."),
        CanMeet.Coordinator)
{
    /// <inheritdoc />
    public bool Equals(WrongStage? other) => other is not null && Current == other.Current && Needed.SequenceEqual(other.Needed);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Current, Needed.Count);
}
