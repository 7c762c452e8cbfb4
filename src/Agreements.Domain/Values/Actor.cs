using System.Text.Json.Serialization;

namespace Agreements.Domain.Values;

/// <summary>In which capacity somebody acts.</summary>
[JsonConverter(typeof(KebabEnum<ActingRole>))]
public enum ActingRole
{
    /// <summary>Coordinator of an education bureau.</summary>
    Coordinator,

    /// <summary>Representative of a party.</summary>
    Representative,

    /// <summary>Approver (bureau leader).</summary>
    Approver,

    /// <summary>Auditor: reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>Administrator of accounts, keys and policies.</summary>
    Administrator,

    /// <summary>The system itself, at an import or by a scheduled message.</summary>
    System,
}

/// <summary>Who acts: kept on the envelope of every event they cause, never as a person's name.</summary>
/// <param name="User">The account's id.</param>
/// <param name="Institution">The code of the institution acted for.</param>
/// <param name="Role">The capacity.</param>
/// <param name="For">The account's id of whoever is stood in for, by a delegation; null when nobody is.</param>
public sealed record Actor(string User, string Institution, ActingRole Role, string? For = null);
