using System.Text.Json.Serialization;

namespace Agreements.Server.Notifications.Causes;

/// <summary>How somebody stands to what happened: why they are told. The strongest of several counts; they stand in that order.</summary>
[JsonConverter(typeof(KebabEnum<ToldAs>))]
public enum ToldAs
{
    /// <summary>The account itself is asked.</summary>
    Account,

    /// <summary>Speaks for the party that is asked or meant.</summary>
    Party,

    /// <summary>Takes the step of the approval.</summary>
    Step,

    /// <summary>Is named as liaison of a party.</summary>
    Liaison,

    /// <summary>Speaks for a party of it.</summary>
    Parties,

    /// <summary>Coordinates for a bureau in whose reach it is.</summary>
    Coordinators,

    /// <summary>Approves for a bureau in whose reach it is.</summary>
    Approvers,

    /// <summary>Watches it.</summary>
    Watchers,

    /// <summary>Holds a role that a rule of an administrator names.</summary>
    Ruled,

    /// <summary>Administers the system.</summary>
    Administrators,

    /// <summary>An administrator added it: a group's mailbox, a robot, another system.</summary>
    Rule,
}

/// <summary>Some of those who are to be told.</summary>
/// <param name="Relation">How they stand to it.</param>
/// <param name="Key">Code of the institution or body, reference of the person, or id of the account; null where the relation says all.</param>
public sealed record Audience(ToldAs Relation, string? Key = null)
{
    /// <summary>Where a step of an approval is taken; null for all else. The institution to begin with is <see cref="Key"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StepTaker? Step { get; init; }

    /// <summary>All who have to do with it: those who speak for its parties, its liaisons, its coordinators, and who watches it.</summary>
    internal static readonly IReadOnlyList<Audience> Everybody = [new(ToldAs.Parties), new(ToldAs.Coordinators), new(ToldAs.Watchers)];
}

/// <summary>Who takes a step of an approval: see <see cref="ApprovalPlace"/>.</summary>
/// <param name="Role">In which role.</param>
/// <param name="IsBureau">True to begin with the nearest authority upwards.</param>
/// <param name="Up">How many institutions further up.</param>
public sealed record StepTaker(ActingRole Role, bool IsBureau, int Up);
