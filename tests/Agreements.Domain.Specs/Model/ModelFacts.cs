namespace Agreements.Domain.Specs.Model;

/// <summary>What is said of an agreement, and what was accepted: the model keeps the same words for both.</summary>
internal enum What
{
    Propose, Revise, Consent, Negotiate, Sign, Attest, BecomeSigned, Commit, ComeRound, Keep, Report, Reassign, Liaise, Start, Rate, Waive, Unwaive,
    Evaluate, Return, Suspend, Resume, Decline, Withdraw, Leave, Notice, RevokeNotice, ProposeEnd, ConsentToEnd, DropEnd, Terminate, Expire, Reopen,
    Archive, CorrectTo, CorrectSigned, Renew, SuccessorSigned, Supersede, Lift, Place,
}

/// <summary>The agreements there are: one, its renewal, and one below it.</summary>
internal enum Which
{
    One, Renewal, Below,
}

/// <summary>Something said on a day, or accepted on it.</summary>
/// <param name="What">What.</param>
/// <param name="Of">Of which agreement.</param>
/// <param name="Who">Of which party; of which series where a commitment comes round.</param>
/// <param name="Text">The text, the reason, the commitment or the guard.</param>
/// <param name="On">The day on which it happened; null for today, never null once accepted.</param>
/// <param name="Until">The day that it names: of a notice, a due day, a corrected day.</param>
/// <param name="To">The stage that it goes back to.</param>
internal sealed record Said(
    What What, Which Of, string Who = "", string Text = "", DateOnly? On = null, DateOnly? Until = null, Stage To = Stage.Proposed)
{
    public override string ToString() => string.Join(' ', new[]
    {
        $"{Of}: {What}", Who, Text.Length == 0 ? "" : $"'{Text}'", What == What.Return ? $"to {To}" : "",
        On is { } on ? $"on {on:yyyy-MM-dd}" : "", Until is { } until ? $"for {until:yyyy-MM-dd}" : "",
    }.Where(word => word.Length > 0));
}

/// <summary>A text that can be on the table, with its period in plain words.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The first day that it names; null for none.</param>
/// <param name="Months">For how many months; 0 for no such number.</param>
/// <param name="To">The last day that it names; null for none.</param>
/// <param name="Notice">Days of notice; null for none.</param>
/// <param name="IsRough">True where the last day is said to be approximate, somewhere in its month.</param>
internal sealed record ModelText(string Name, DateOnly? From, int Months, DateOnly? To, int? Notice, bool IsRough = false)
{
    public static readonly IReadOnlyList<ModelText> All =
    [
        new("a year from signing", null, 12, null, 30),
        new("a year from April", new DateOnly(2025, 4, 1), 12, null, 30),
        new("half a year from August", new DateOnly(2025, 8, 31), 6, null, null),
        new("to September", null, 0, new DateOnly(2025, 9, 30), 10),
        new("to about September", null, 0, new DateOnly(2025, 9, 30), 30, IsRough: true),
        new("a year from a leap day", new DateOnly(2028, 2, 29), 12, null, 0),
        new("three years from signing", null, 36, null, 90),
        new("two years from April after", new DateOnly(2026, 4, 1), 24, null, 30),
        new("a year from a later day", new DateOnly(2027, 1, 31), 13, null, 30),
        new("to the end of 2029", null, 0, new DateOnly(2029, 12, 31), 30),
    ];

    public static ModelText Named(string name) => All.Single(t => t.Name == name);
}

/// <summary>A commitment as it can be agreed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">Who owes it.</param>
/// <param name="Due">By when.</param>
/// <param name="Every">After how many months it comes due again, by calendar quarter or year; 0 for once.</param>
internal sealed record ModelCommitment(string Id, string Owner, DateOnly Due, int Every)
{
    public static readonly IReadOnlyList<ModelCommitment> All =
    [
        new("yearly", "A", new DateOnly(2025, 6, 30), 12), new("quarterly", "C", new DateOnly(2025, 5, 31), 3),
        new("mid-year", "B", new DateOnly(2025, 7, 15), 12), new("once", "B", new DateOnly(2025, 12, 31), 0),
    ];

    public static ModelCommitment Named(string id) => All.Single(c => c.Id == id);
}

/// <summary>A line that somebody owes or owed.</summary>
internal sealed record ModelLine(string Id, string Series, string Owner, DateOnly Due, bool IsKept);
