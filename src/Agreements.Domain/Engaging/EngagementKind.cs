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

/// <summary>A resolution of an engagement.</summary>
/// <param name="Id">Its id in the engagement.</param>
/// <param name="Text">Its wording.</param>
/// <param name="Status">What has become of it.</param>
/// <param name="On">The day of its adoption; null when not adopted or unknown.</param>
/// <param name="At">The later engagement that adopted it; null for none.</param>
public sealed record Resolution(string Id, Text Text, ResolutionStatus Status, Edtf? On = null, Guid? At = null);

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
public sealed record ActionItem(
    string Id, Text Title, string? Owner, Edtf? Due, ActionItemStatus Status, Guid? From = null, Guid? To = null, Guid? Agreement = null,
    string? Commitment = null);
