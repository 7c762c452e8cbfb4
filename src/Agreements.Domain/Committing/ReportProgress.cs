namespace Agreements.Domain.Committing;

/// <summary>Report how far a commitment has come.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Id">The commitment's id.</param>
/// <param name="Percent">How much of it is done, 0 to 100; null when not said so.</param>
/// <param name="Amount">How much was reached; null when not counted.</param>
/// <param name="Note">What is to be said with it; null for nothing.</param>
/// <param name="On">The day; null for today.</param>
public sealed record ReportProgress(Guid AgreementId, string Id, int? Percent = null, Quantity? Amount = null, string? Note = null, Edtf? On = null)
    : CommitmentCommand(AgreementId, Id)
{
    /// <inheritdoc />
    public override string? SpeaksFor(Agreement state) => state.FindCommitment(Id)?.Commitment.Owner;
}

/// <summary>The decision to take down the report.</summary>
internal static class ProgressReport
{
    public static Decision Decide(Agreement state, ReportProgress c) => state.On(c.Id, owed =>
    {
        if (owed.Progress is { } last && SaysTheSame(last, c))
        {
            return Decision.Nothing;
        }

        if (c.Percent is < 0 or > 100 || (c.Percent is null && c.Amount is null && string.IsNullOrWhiteSpace(c.Note)))
        {
            return Decision.Refuse(new ProgressMissing());
        }

        if (c.Amount is { } amount && owed.Commitment.Quantity is { } whole && !amount.IsOfTheSame(whole))
        {
            return Decision.Refuse(new UnitDiffers(whole.Unit, amount.Unit));
        }

        return owed.WhileOwed(() => Decision.Record(new ProgressReported(c.Id, c.Percent, c.Amount, c.Note, c.On ?? Edtf.Day(c.Today))));
    });

    private static bool SaysTheSame(ProgressReported last, ReportProgress c) =>
        last.Percent == c.Percent && last.Amount == c.Amount && last.Note == c.Note && (c.On is null || c.On == last.On);
}

/// <summary>A report says how far it has come.</summary>
public sealed record ProgressMissing()
    : Refusal(
        new Text("须填写 0 至 100 的完成比例、已完成数量或进展说明。", "Say how far it has come: 0 to 100 percent, an amount, or in words."), CanMeet.Coordinator);
