namespace Agreements.Domain.Committing;

/// <summary>Report how far a commitment has come.</summary>
/// <param name="Id">The commitment's id.</param>
/// <param name="Percent">How much of it is done, 0 to 100; null when not said so.</param>
/// <param name="Amount">How much was reached; null when not counted.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReportProgress(string Id, int? Percent = null, Quantity? Amount = null, string? Note = null, Edtf? On = null)
    : CommitmentCommand
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => state.FindCommitment(Id)?.Commitment.Owner;

    /// <inheritdoc />
    public override Decision Decide(Agreement state, CommandContext context) => state.On(Id, owed =>
    {
        // What is still so a month later is a report of that month.
        var on = On ?? Edtf.Day(context.Today);
        if (owed.Progress == new ProgressReported(Id, Percent, Amount, Note, on))
        {
            return Decision.Nothing;
        }

        if (Percent is < 0 or > 100 || (Percent is null && Amount is null && string.IsNullOrWhiteSpace(Note)))
        {
            return Decision.Refuse(new ProgressMissing());
        }

        if (Amount is { } amount && owed.Commitment.Quantity is { } whole && !amount.IsOfTheSame(whole))
        {
            return Decision.Refuse(new UnitDiffers(whole.Unit, amount.Unit));
        }

        return owed.WhileOwed(() => Decision.Record(new ProgressReported(Id, Percent, Amount, Note, on)));
    });
}

/// <summary>A report says how far it has come.</summary>
public sealed record ProgressMissing()
    : Refusal(
        new Text("须填写 0 至 100 的完成比例、已完成数量或进展说明。", "Say how far it has come: 0 to 100 percent, an amount, or in words."), CanMeet.Coordinator);
