namespace Agreements.Domain.Recording;

/// <summary>Decide which of the values that stand side by side is right.</summary>
/// <param name="Fact">The fact's path.</param>
/// <param name="Value">The value chosen: the one on record, or one that a source says.</param>
/// <param name="Reason">Why.</param>
public sealed record ResolveContradiction(string Fact, string Value, string Reason) : AgreementCommand
{
    /// <summary>What is known of an agreement can change, or turn out wrong, however it stands; only the archive is closed.</summary>
    public override IReadOnlyList<Standing> PossibleWhile => Standings.NotArchived;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context)
    {
        if (state.Contradictions.FirstOrDefault(x => x.Fact == Fact) is not { } there)
        {
            var settled = state.Claims.Exists(x => x.Fact == Fact && x.IsSettled) && Facts.Find(state, Fact)?.Value == Value;
            return settled ? Decision.Nothing : Decision.Refuse(new ContradictionUnknown(Fact));
        }

        var claim = there.Claims.FirstOrDefault(x => x.Value == Value);
        return claim is null && Value != there.Recorded
            ? Decision.Refuse(new ValueNotClaimed(Fact, Value))
            : Decision.Record(new ContradictionResolved(Fact, Value, Reason, claim?.Source));
    }
}

/// <summary>Nobody disagrees about the fact.</summary>
/// <param name="Fact">The path given.</param>
public sealed record ContradictionUnknown(string Fact)
    : Refusal(new Text($"关于“{Fact}”没有待定的分歧。", $"No sources disagree about '{Fact}'."), CanMeet.Coordinator);

/// <summary>Neither the record nor a source says this.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Value">The value given.</param>
public sealed record ValueNotClaimed(string Fact, string Value)
    : Refusal(
        new Text(
            $"关于“{Fact}”，记录与各来源都没有写为“{Value}”；若都不对，请更正该事实。",
            $"Neither the record nor a source says '{Value}' of '{Fact}'; if all of them are wrong, correct the fact."),
        CanMeet.Coordinator);
