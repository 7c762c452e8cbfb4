using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Agreements.Domain.Committing;

/// <summary>How far a commitment has come. Overdue is no status: it follows from the due day and the day on which one asks.</summary>
[JsonConverter(typeof(KebabEnum<CommitmentStatus>))]
public enum CommitmentStatus
{
    /// <summary>未完成: still owed.</summary>
    Open,

    /// <summary>待核验: its owner says that it was kept; the other side has not answered.</summary>
    Claimed,

    /// <summary>已履行: kept; verified by the other side, or recorded as a fact.</summary>
    Kept,

    /// <summary>已豁免: the other side or an approver let it off.</summary>
    Waived,
}

/// <summary>A commitment and what has become of it: state of the fold, no part of any event.</summary>
/// <param name="Commitment">What, who and by when, as it is now.</param>
/// <param name="Series">The id of the first of its series; its own for one that does not come round, and for the first.</param>
public sealed record CommitmentState(Commitment Commitment, string Series)
{
    /// <summary>How far it has come.</summary>
    public CommitmentStatus Status { get; init; }

    /// <summary>The period that a recurring one stands for; null when it comes due once, or has no day yet.</summary>
    public RecurrencePeriod? Period { get; init; }

    /// <summary>The commitment that it follows in its series; null when somebody added it.</summary>
    public string? Follows { get; init; }

    /// <summary>The latest report on it; null for none.</summary>
    public ProgressReported? Progress { get; init; }

    /// <summary>The claim that it was kept, last made; null for none.</summary>
    public CommitmentClaimed? Claim { get; init; }

    /// <summary>The last rejection of a claim, until the next claim; null for none.</summary>
    public ClaimRejected? Rejection { get; init; }

    /// <summary>Who verified that it was kept; null when nobody did.</summary>
    public CommitmentVerified? Verification { get; init; }

    /// <summary>How it was let off; null when it was not.</summary>
    public CommitmentWaived? Waiver { get; init; }

    /// <summary>What shows that it was kept; null for nothing.</summary>
    public string? Evidence { get; init; }

    /// <summary>The day it was kept or let off; null when it was not, or the day is unknown.</summary>
    public Edtf? SettledOn { get; init; }

    /// <summary>As it was added, before owner and day moved and anything was put right.</summary>
    public Commitment First { get; init; } = Commitment;

    /// <summary>Every move of its due day, oldest first.</summary>
    public ImmutableList<CommitmentRescheduled> Moves { get; init; } = [];

    /// <summary>Its id in the agreement.</summary>
    [JsonIgnore]
    public string Id => Commitment.Id;

    /// <summary>True once it was kept.</summary>
    [JsonIgnore]
    public bool IsKept => Status is CommitmentStatus.Kept;

    /// <summary>True once nothing is owed any more: kept, or let off.</summary>
    [JsonIgnore]
    public bool IsSettled => Status is CommitmentStatus.Kept or CommitmentStatus.Waived;

    /// <summary>True when it is still owed and the last day that its due day can mean is past. Without such a day it is never overdue.</summary>
    /// <param name="today">The day on which one asks, in Asia/Shanghai.</param>
    public bool IsOverdue(DateOnly today) => !IsSettled && Commitment.Due?.Latest < today;

    /// <summary>A commitment as somebody adds it.</summary>
    internal static CommitmentState Added(Commitment c) => new(c, c.Id) { Period = RecurrencePeriod.Of(c.Every, c.Due?.Latest) };

    /// <summary>The same commitment, put right. Where another day was meant from the start, it stands for the period of that day.</summary>
    internal CommitmentState Corrected(Commitment c) => this with
    {
        Commitment = c,
        Period = c.Due == Commitment.Due || Follows is not null ? Period : RecurrencePeriod.Of(c.Every, c.Due?.Latest),
    };

    /// <summary>The next of a series.</summary>
    internal CommitmentState Next(Commitment c) => new(c, Series) { Period = RecurrencePeriod.Of(c.Every, c.Due?.Latest), Follows = Id };
}

/// <summary>A guarantee of the terms that somebody looks after.</summary>
/// <param name="Guarantee">Its Chinese wording in the terms, by which it is known.</param>
/// <param name="Owner">The id of the party that looks after it.</param>
/// <param name="ReviewOn">When it is to be looked at next; null when no day is set.</param>
/// <param name="Last">The last review; null before the first.</param>
public sealed record Undertaking(string Guarantee, string Owner, Edtf? ReviewOn, GuaranteeReviewed? Last = null)
{
    /// <summary>True when the last day on which it was to be reviewed is past.</summary>
    /// <param name="today">The day on which one asks, in Asia/Shanghai.</param>
    public bool IsOverdue(DateOnly today) => ReviewOn?.Latest < today;
}
