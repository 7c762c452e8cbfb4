using System.Text.Json.Serialization;

namespace Agreements.Domain.Engaging;

/// <summary>What sort of engagement it is.</summary>
[JsonConverter(typeof(KebabEnum<EngagementKind>))]
public enum EngagementKind
{
    /// <summary>考察: one side visits the other.</summary>
    Visit,

    /// <summary>会议: people meet to decide.</summary>
    Meeting,

    /// <summary>仪式: signing, founding, opening.</summary>
    Ceremony,
}

/// <summary>What has become of a resolution.</summary>
[JsonConverter(typeof(KebabEnum<ResolutionStatus>))]
public enum ResolutionStatus
{
    /// <summary>Put forward, not decided.</summary>
    Proposed,

    /// <summary>Adopted.</summary>
    Adopted,

    /// <summary>Given up.</summary>
    Dropped,
}

/// <summary>What of an agreement a resolution led to.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Commitment">The id of its commitment; null for none.</param>
/// <param name="Stage">Its stage; null for none.</param>
public sealed record LedTo(Guid Agreement, string? Commitment, Stage? Stage);

/// <summary>A resolution of an engagement.</summary>
/// <param name="Id">Its id in the engagement.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Status">What has become of it.</param>
/// <param name="On">The day of its adoption; null when not adopted or unknown.</param>
/// <param name="At">The later engagement that adopted it; null for none.</param>
public sealed record Resolution(string Id, Text Text, ResolutionStatus Status, Edtf? On = null, Guid? At = null)
{
    /// <summary>What of agreements it led to, in the order said. The action items that carry it out name it.</summary>
    public IReadOnlyList<LedTo> LedTo { get; init; } = [];
}

/// <summary>What has become of an action item.</summary>
[JsonConverter(typeof(KebabEnum<ActionItemStatus>))]
public enum ActionItemStatus
{
    /// <summary>Still to be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up.</summary>
    Dropped,

    /// <summary>Owed under an agreement from now on.</summary>
    Commitment,

    /// <summary>Followed up by a later engagement.</summary>
    CarriedOver,

    /// <summary>Said to be done; the verifier has not answered.</summary>
    Claimed,
}

/// <summary>Something that somebody is to do after an engagement.</summary>
/// <param name="Id">Its id in the engagement, and in those it is carried over to.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Owner">Code of the institution that is to do it; null when nobody is named.</param>
/// <param name="Due">By when; null when no day is set.</param>
/// <param name="Status">What has become of it.</param>
/// <param name="From">The engagement it was carried over from; null when it was raised here.</param>
/// <param name="To">The engagement it was carried over to; null otherwise.</param>
/// <param name="Agreement">The agreement under which it is owed; null otherwise.</param>
/// <param name="Commitment">The commitment's id there; null otherwise.</param>
/// <param name="Verifier">Code of the institution or body that has to confirm that it was done; null when nobody has to.</param>
/// <param name="Resolution">The resolution that it carries out; null for none.</param>
public sealed record ActionItem(
    string Id, Text Title, string? Owner, Edtf? Due, ActionItemStatus Status, Guid? From = null, Guid? To = null, Guid? Agreement = null,
    string? Commitment = null, string? Verifier = null, string? Resolution = null)
{
    /// <summary>What was said last of its being done; null when nothing was.</summary>
    public ActionItemClaimed? Claim { get; init; }

    /// <summary>Why the verifier did not confirm it, until it is claimed again; null when nothing was rejected.</summary>
    public ActionItemRejected? Rejection { get; init; }

    /// <summary>Who confirmed that it was done; null when nobody did.</summary>
    public ActionItemVerified? Verification { get; init; }

    /// <summary>True while somebody has to do something about it: it is to be done, or to be verified.</summary>
    [JsonIgnore]
    public bool IsUnfinished => Status is ActionItemStatus.Open or ActionItemStatus.Claimed;

    /// <summary>Code of the one for whom it waits: its owner while it is to be done, its verifier while it is to be verified; null for nobody.</summary>
    [JsonIgnore]
    public string? WaitsFor => Status switch
    {
        ActionItemStatus.Open => Owner,
        ActionItemStatus.Claimed => Verifier,
        _ => null,
    };

    /// <summary>True when it is still to be done and the last day that its due day can mean is past. Without such a day it is never overdue.</summary>
    /// <param name="today">The day on which one asks, in Asia/Shanghai.</param>
    public bool IsOverdue(DateOnly today) => Status is ActionItemStatus.Open && Due?.Latest < today;
}
