namespace Agreements.Domain.Recording;

/// <summary>Decide which of the values that stand side by side is right.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Fact">The fact's path.</param>
/// <param name="Value">The value chosen: the one on record, or one that a source says.</param>
/// <param name="Reason">Why.</param>
public sealed record ResolveContradiction(Guid AgreementId, string Fact, string Value, string Reason) : RecordingCommand(AgreementId);

/// <summary>The decision about it.</summary>
internal static class ContradictionResolution
{
    public static Decision Decide(Agreement state, ResolveContradiction c)
    {
        if (state.Contradictions.FirstOrDefault(x => x.Fact == c.Fact) is not { } there)
        {
            var settled = state.Claims.Exists(x => x.Fact == c.Fact && x.IsSettled) && Facts.Find(state, c.Fact)?.Value == c.Value;
            return settled ? Decision.Nothing : Decision.Refuse(new ContradictionUnknown(c.Fact));
        }

        var claim = there.Claims.FirstOrDefault(x => x.Value == c.Value);
        return claim is null && c.Value != there.Recorded
            ? Decision.Refuse(new ValueNotClaimed(c.Fact, c.Value))
            : Decision.Record(new ContradictionResolved(c.Fact, c.Value, c.Reason, claim?.Source));
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
